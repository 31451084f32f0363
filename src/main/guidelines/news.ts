import { canonicalJson } from '@shared/lib/canonical-json';
import type { GuidelineVersionId, RuleId } from '@shared/model/ids';
import { acknowledgedBy } from '@main/db/queries/acknowledgements';
import { currentVersion, listVersions, pinsOf } from '@main/db/queries/guideline-versions';
import type { Store } from '@main/db/store';
import { ruleAt } from './rule-sets';

const none: ReadonlySet<RuleId> = new Set();

/** Two versions never change, nor does what differs between them: the panel asks at every selection. */
const kept = new WeakMap<Store['db'], { readonly between: string; readonly rules: ReadonlySet<RuleId> }>();

/**
 * The rules in force that are new or different since the version that this member acknowledged last. Before the first
 * acknowledgement nothing is marked: everything is new, and a mark on everything says nothing.
 */
export function rulesNewTo({ db, member }: Store): ReadonlySet<RuleId> {
  const current = currentVersion(db);
  const known = acknowledgedBy(db, member);
  if (current === null || known.has(current)) return none;
  const last = listVersions(db).find(({ id }) => known.has(id));
  if (!last) return none;
  const between = `${last.id} ${current}`;
  const answer = kept.get(db);
  if (answer?.between === between) return answer.rules;
  const rules = changedSince(db, last.id, current);
  kept.set(db, { between, rules });
  return rules;
}

function changedSince(db: Store['db'], last: GuidelineVersionId, current: GuidelineVersionId): ReadonlySet<RuleId> {
  const before = new Map((pinsOf(db, last) ?? []).map(({ rule, change }) => [rule, change]));
  const fresh = (pinsOf(db, current) ?? []).filter(({ rule, change }) => {
    const earlier = before.get(rule);
    if (earlier === change) return false;
    return !earlier || canonicalJson(ruleAt(db, earlier) ?? null) !== canonicalJson(ruleAt(db, change) ?? null);
  });
  return new Set(fresh.map(({ rule }) => rule));
}

/** True while this member has not said that he has read the version in force. */
export function owesAcknowledgement({ db, member }: Store): boolean {
  const current = currentVersion(db);
  return current !== null && !acknowledgedBy(db, member).has(current);
}
