import type { ChangeKey } from '@shared/changes/change';
import { canonicalJson } from '@shared/lib/canonical-json';
import { ruleSubstance } from '@shared/guidelines/rule-substance';
import { versionHeads } from '@shared/guidelines/versions';
import type { RuleId } from '@shared/model/ids';
import type { Rule } from '@shared/model/rule';
import { listVersions, pinsOf, ruleHeads, type VersionOutline } from '@main/db/queries/guideline-versions';
import { draftRules } from '@main/db/queries/rules';
import type { Store } from '@main/db/store';
import { ruleAt } from './rule-sets';

/** What publishing would do to one rule. */
export interface DraftRuleChange {
  readonly rule: RuleId;
  readonly change: 'added' | 'changed' | 'removed';
  /** False: labels would be made as before; only the title, the place or the reasons differ. */
  readonly substance: boolean;
  /** As it would be in force; undefined when it would not be. */
  readonly after: Rule | undefined;
  /** As it is in force, in each of the base versions that has it. */
  readonly before: readonly Rule[];
}

export interface DraftState {
  /** The versions that a new one would be made from; more than one ends a conflict. */
  readonly base: readonly VersionOutline[];
  readonly versions: readonly VersionOutline[];
  readonly changes: readonly DraftRuleChange[];
  /** Rules that two people changed apart. */
  readonly conflicts: readonly RuleId[];
  /** The change of each rule that a new version would name. */
  readonly pins: ReadonlyMap<RuleId, ChangeKey>;
}

/** Compares what the leads are working on with what is in force. Rules that nobody touched cost one comparison of keys. */
export function draftState({ db }: Store): DraftState {
  const versions = listVersions(db);
  const base = versionHeads(versions);
  const rules = draftRules(db);
  const heads = ruleHeads(db);
  const pins = new Map<RuleId, ChangeKey>();
  for (const [rule, { status }] of rules) {
    const key = heads.get(rule)?.[0];
    if (status === 'active' && key) pins.set(rule, key);
  }
  const before = base.map(({ id }) => new Map((pinsOf(db, id) ?? []).map(({ rule, change }) => [rule, change])));
  const every = new Set([...pins.keys(), ...before.flatMap((known) => [...known.keys()])]);
  const changes = [...every].flatMap((rule): DraftRuleChange[] => {
    const key = pins.get(rule);
    const earlier = before.map((known) => known.get(rule));
    if (earlier.length > 0 && earlier.every((other) => other === key)) return [];
    const after = key && rules.get(rule);
    return changeOf(
      rule,
      after,
      earlier.map((other) => (other ? ruleAt(db, other) : undefined)),
    );
  });
  const conflicts = [...heads].filter(([, keys]) => keys.length > 1).map(([rule]) => rule);
  return { base, versions, changes, conflicts, pins };
}

function changeOf(rule: RuleId, after: Rule | undefined, earlier: readonly (Rule | undefined)[]): DraftRuleChange[] {
  const before = earlier.filter((value) => value !== undefined);
  if (!after && before.length === 0) return [];
  const same = (a: Rule | undefined) => after && a && canonicalJson(a) === canonicalJson(after);
  if (earlier.length > 0 && earlier.every(same)) return [];
  const substance =
    !after || earlier.length === 0 || earlier.some((other) => !other || ruleSubstance(other) !== ruleSubstance(after));
  const change = !after ? 'removed' : before.length === 0 ? 'added' : 'changed';
  return [{ rule, change, substance, after, before }];
}
