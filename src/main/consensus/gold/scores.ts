import type { GoldScore } from '@shared/contract/gold';
import type { ClassId, MemberId } from '@shared/model/ids';
import { mostOften, type Hint } from '@shared/review/score';
import { listGoldImages } from '@main/db/queries/gold-images';
import { listMembers } from '@main/db/queries/members';
import { submissionsOf } from '@main/db/queries/submissions';
import type { Store } from '@main/db/store';
import { scoreOn } from './score';

interface Sum {
  images: number;
  right: number;
  all: number;
  readonly hints: Hint[];
}

/**
 * How well each person labelled the images whose truth is known, all together, best first. An image counts once it is
 * submitted, and not for whose labels became its truth.
 */
export function goldScores(store: Store): GoldScore[] {
  const sums = new Map<MemberId, Sum>();
  for (const { image, expected, by } of listGoldImages(store.db)) {
    for (const { member } of submissionsOf(store.db, image)) {
      if (expected !== null && member === by) continue;
      const score = scoreOn(store, image, member);
      if (!score) continue;
      const sum = sums.get(member) ?? { images: 0, right: 0, all: 0, hints: [] };
      sums.set(member, sum);
      sum.images++;
      sum.right += score.right;
      sum.all += score.all;
      sum.hints.push(...score.hints);
    }
  }
  return listMembers(store.db)
    .flatMap(({ id, name }) => {
      const sum = sums.get(id);
      return sum ? [{ member: id, name, ...sum, score: shareOf(sum), hints: mostOften(sum.hints).map(withIds) }] : [];
    })
    .sort((one, other) => other.score - one.score || (one.member < other.member ? -1 : 1));
}

function shareOf({ right, all }: Sum): number {
  return all === 0 ? 1 : right / all;
}

/** Labels and truth have classes of the project. */
export function withIds({ kind, class: name, instead }: Hint) {
  return { kind, class: name as ClassId, instead: instead as ClassId | null };
}
