import type { ClassId, RareCaseId } from '@shared/model/ids';
import type { Region } from '@shared/model/region';
import { countLabels, placesOfLabels } from '@main/db/queries/label-matches';
import { countMembers, membersOfCase } from '@main/db/queries/rare-cases';
import type { Store } from '@main/db/store';

/** Places to take an example from, a page of them; of no class in particular when none is named. */
export function placesFrom(
  { db }: Store,
  from: { readonly classes: readonly ClassId[] } | { readonly case: RareCaseId },
  offset: number,
  limit: number,
): { total: number; items: Region[] } {
  if ('classes' in from) {
    return { total: countLabels(db, from.classes), items: placesOfLabels(db, from.classes, offset, limit) };
  }
  const members = membersOfCase(db, from.case, offset + limit).slice(offset);
  const items = members.map(({ image, region, annotation }) => ({ image, region, annotation }));
  return { total: countMembers(db, from.case), items };
}
