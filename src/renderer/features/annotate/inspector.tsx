import { ClassList } from './classes/class-list';
import { ObjectsPanel } from './objects/objects-panel';
import type { Session } from './session/session';
import { SuggestionsBar } from './suggestions/suggestions-bar';

/** The panel on the right: what a model suggests, what is on the image, what it can be. */
export function Inspector({ session }: { readonly session: Session }) {
  return (
    <>
      <SuggestionsBar session={session} />
      <ObjectsPanel session={session} />
      <ClassList session={session} />
    </>
  );
}
