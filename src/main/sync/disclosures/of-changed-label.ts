import { annotationSchema, type Annotation } from '@shared/model/annotation';
import type { AnnotationId, ImageId, MemberId } from '@shared/model/ids';
import { headChanges, pastChanges, type PastChange } from '@main/db/queries/changes';
import type { Store } from '@main/db/store';
import type { Due } from './of-resolutions';

/** How far back the label is followed to find what its author made. */
const MOST = 1000;

/** Whose label it is, and what there is to tell them of it; null: nothing. */
export interface DueLabel {
  readonly author: MemberId;
  readonly image: ImageId;
  readonly due: Due | null;
}

/**
 * What a lead made of a label that somebody else had made. Its author's machine does not receive it: it lies among the
 * lead's labels. Labels that a lead brought in under somebody's name are no such change.
 *
 * @returns undefined when nobody else has a part in it.
 */
export function dueOfLabel({ db }: Store, label: AnnotationId): DueLabel | undefined {
  const past = pastChanges(db, 'annotation', label, MOST);
  const first = past.map(valueOf).findLast((value) => value !== null);
  if (!first || !past.some(({ by }) => by === first.author)) return undefined;
  const { author, image } = first;
  const [latest] = headChanges(db, 'annotation', label)
    .filter(({ by }) => by !== author)
    .toSorted((one, other) => (one.key < other.key ? 1 : -1));
  if (!latest) return { author, image, due: null };
  const value = valueOf(latest);
  const objects = value ? [objectOf(value)] : [];
  const { by, key } = latest;
  const at = new Date(latest.at).toISOString();
  const decision = { labels: [label], objects, method: null, by, at, comment: '', votes: null };
  return { author, image, due: { decisions: [decision], basis: [key] } };
}

function valueOf({ payload }: PastChange): Annotation | null {
  return payload === null ? null : annotationSchema.parse(JSON.parse(payload));
}

function objectOf({ class: name, geometry, attributes, transcription }: Annotation) {
  return {
    class: name,
    geometry,
    ...(attributes ? { attributes } : {}),
    ...(transcription ? { transcription } : {}),
  };
}
