import type { MarkReport } from '@shared/contract/gold';
import type { ReviewSettings } from '@shared/contract/review';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { GoldImageId, ImageId, MemberId } from '@shared/model/ids';
import type { GoldObject } from '@shared/model/resolution';
import { commit } from '@main/db/commit';
import { annotationsOf } from '@main/db/queries/annotations';
import { goldRecordsOf } from '@main/db/queries/gold-images';
import { tagsOfImage } from '@main/db/queries/image-tags';
import { imageSummary } from '@main/db/queries/images';
import { submissionsOf } from '@main/db/queries/submissions';
import type { Store } from '@main/db/store';
import { goldOf, readImage } from '../readings';
import { requireLead } from '../rights';
import { readThings } from '../things';

/** Marks by what the review does unless somebody chooses otherwise. */
const SETTINGS: ReviewSettings = { threshold: 0.5, wellPlaced: 0.8, method: 'robust' };

/**
 * Makes images ones that people are measured by; those that were already get the new truth. What cannot be marked is
 * counted by why, and left as it is.
 *
 * @param author whose labels are the truth; null: what the review decided, which has to be everything on the image.
 * @throws UserError `gold.notAllowed`
 */
export function markGold(store: Store, images: readonly ImageId[], author: MemberId | null): MarkReport {
  requireLead(store);
  const at = new Date(store.machine.now()).toISOString();
  const drafts: Draft[] = [];
  const report = { marked: 0, undecided: 0, unlabelled: 0 };
  for (const image of new Set(images)) {
    if (author === null && !isDecided(store, image)) report.undecided++;
    else if (author !== null && !isLabelled(store, image, author)) report.unlabelled++;
    else {
      const expected = author === null ? null : labelsOf(store, image, author);
      const [first = newId<GoldImageId>(store.machine.now()), ...others] = goldRecordsOf(store.db, image);
      drafts.push({ kind: 'goldImage', entity: first, value: { image, expected, by: author ?? store.member, at } });
      drafts.push(...others.map((entity): Draft => ({ kind: 'goldImage', entity, value: null })));
      report.marked++;
    }
  }
  commit(store, drafts, 'no-undo');
  return report;
}

/** @returns how many of the images people are measured by no more. */
export function unmarkGold(store: Store, images: readonly ImageId[]): number {
  requireLead(store);
  const records = [...new Set(images)].map((image) => goldRecordsOf(store.db, image));
  commit(
    store,
    records.flat().map((entity): Draft => ({ kind: 'goldImage', entity, value: null })),
    'no-undo',
  );
  return records.filter(({ length }) => length > 0).length;
}

/** Somebody looked at it, and everything that was found there has a decision. */
function isDecided(store: Store, image: ImageId): boolean {
  const extent = imageSummary(store.db, image);
  if (!extent) return false;
  const readings = readImage(store, image, true);
  if (readings.submitted.length === 0) return false;
  if (readings.isGold) return true;
  return readThings(readings, extent, SETTINGS).every(({ standing }) => standing === 'settled');
}

function isLabelled({ db }: Store, image: ImageId, author: MemberId): boolean {
  if (!imageSummary(db, image)) return false;
  return (
    annotationsOf(db, image).some((label) => label.author === author) ||
    tagsOfImage(db, image).some((said) => said.author === author && said.tag.type === 'empty') ||
    submissionsOf(db, image).some(({ member }) => member === author)
  );
}

function labelsOf({ db }: Store, image: ImageId, author: MemberId): GoldObject[] {
  return annotationsOf(db, image)
    .filter((label) => label.author === author)
    .map(goldOf);
}
