import { useStore } from 'zustand';
import type { Session } from '../session/session';
import { members } from './members';
import classes from './view-popover.module.css';

/** Whose colour is which, of those who drew on this image. */
export function AuthorLegend({ session }: { readonly session: Session }) {
  const authors = useStore(session.editor.store, (state) => state.authors);
  const document = useStore(session.editor.store, (state) => state.document);
  const people = useStore(members, (state) => state.people);
  const here = new Set([...document.shapes.values()].map((shape) => shape.kind === 'annotation' && shape.author));
  return (
    <ul className={classes['legend']}>
      {people
        .filter(({ id }) => here.has(id))
        .map(({ id, name }) => (
          <li key={id}>
            <span className={classes['swatch']} style={{ background: authors.get(id) }} />
            {name}
          </li>
        ))}
    </ul>
  );
}
