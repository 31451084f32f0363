import { mayBeOf } from '@shared/changes/owned-id';
import { assertExists } from '@shared/lib/assert';
import type { DisclosedDecision } from '@shared/model/disclosure';
import type { AnnotationId, ImageId, MemberId } from '@shared/model/ids';
import { areContested } from '@shared/review/standing';
import { annotationById } from '@main/db/queries/annotations';
import { shownKey } from '@main/db/queries/changes';
import { goldImageOf } from '@main/db/queries/gold-images';
import { resolutionsOf, type StoredResolution } from '@main/db/queries/resolutions';
import { submissionsOf } from '@main/db/queries/submissions';
import type { Store } from '@main/db/store';

/** What there is to tell somebody, and the changes that it follows from. */
export interface Due {
  readonly decisions: readonly DisclosedDecision[];
  readonly basis: readonly string[];
}

/**
 * What the review decided on an image, for each of those who are told: who is done with it, or whose labels were looked
 * at. What two reviewers decided differently is not decided, and what was accepted in bulk was not disputed.
 *
 * @returns null for a picture that people are measured by: nobody is told which those are.
 */
export function dueOfResolutions(
  store: Store,
  image: ImageId,
  people: ReadonlySet<MemberId>,
): ReadonlyMap<MemberId, Due> | null {
  const { db } = store;
  if (goldImageOf(db, image)) return null;
  const disputed = resolutionsOf(db, image).filter(({ method }) => method !== 'agreed');
  const decided = disputed.filter((one) => disputed.every((other) => other === one || !areContested([one, other])));
  if (decided.length === 0) return new Map();
  const submitted = new Set(submissionsOf(db, image).map(({ member }) => member));
  const due = new Map<MemberId, Due>();
  for (const reader of people) {
    const told = decided.flatMap((resolution) => {
      const labels = resolution.inputs.flatMap(({ annotation }) => (isOf(store, annotation, reader) ? annotation : []));
      if (labels.length === 0 && !submitted.has(reader)) return [];
      const made = assertExists(shownKey(db, 'resolution', resolution.id), 'what is in the table is in the log');
      return [{ decision: decisionOf(store, resolution, labels, submitted.size), made }];
    });
    if (told.length === 0) continue;
    due.set(reader, { decisions: told.map(({ decision }) => decision), basis: told.map(({ made }) => made) });
  }
  return due;
}

function decisionOf(
  store: Store,
  { inputs, objects, method, by, at, comment }: StoredResolution,
  labels: readonly AnnotationId[],
  submitted: number,
): DisclosedDecision {
  const marked = new Set(inputs.map(({ annotation }) => annotationById(store.db, annotation)?.author ?? annotation));
  const votes = { marked: marked.size, looked: Math.max(submitted, marked.size) };
  return { labels: [...labels], objects, method, by, at, comment, votes };
}

/** A label that is no more still bears the mark of whose it was. */
function isOf({ db }: Store, label: AnnotationId, member: MemberId): boolean {
  const found = annotationById(db, label);
  return found ? found.author === member : mayBeOf(label, member);
}
