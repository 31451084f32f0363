import type { Outcome, Tally } from '@shared/contract/guideline-views';
import type { GuidelineVersionId } from '@shared/model/ids';
import { listVersions } from '@main/db/queries/guideline-versions';
import { caseById } from '@main/db/queries/rare-cases';
import { tallyByCase, tallyByRule, tallyOfVersion, type StateCount } from '@main/db/queries/rechecks';
import { ruleById } from '@main/db/queries/rules';
import type { Store } from '@main/db/store';
import { rulesOfVersion, unknownVersion } from './rule-sets';

/**
 * How the recheck of a version went: how many labels held under the new understanding and how many had to be changed,
 * in all, by rule and by rare case. A label that waits for a later version by now is counted there.
 */
export function outcomeOf(store: Store, version: GuidelineVersionId): Outcome {
  const { db } = store;
  if (!listVersions(db).some(({ id }) => id === version)) throw unknownVersion(version);
  const rules = rulesOfVersion(store, version);
  return {
    version,
    all: tallyOf(tallyOfVersion(db, version)),
    byRule: grouped(tallyByRule(db, version), ({ rule }) => rule).map(([rule, counts]) => ({
      rule,
      title: (rules.get(rule) ?? ruleById(db, rule))?.title ?? '',
      ...tallyOf(counts),
    })),
    byCase: grouped(tallyByCase(db, version), (count) => count.case).map(([id, counts]) => ({
      case: id,
      title: caseById(db, id)?.title ?? '',
      ...tallyOf(counts),
    })),
  };
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}

function tallyOf(counts: readonly StateCount[]): Tally {
  const tally = { total: 0, pending: 0, confirmed: 0, changed: 0, dismissed: 0 };
  for (const { state, count } of counts) {
    tally[state] += count;
    tally.total += count;
  }
  return tally;
}
