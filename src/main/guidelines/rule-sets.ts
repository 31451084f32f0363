import type { ChangeKey } from '@shared/changes/change';
import { UserError } from '@shared/lib/user-error';
import { compareRules, type RuleSet } from '@shared/guidelines/rule-diff';
import { ruleSubstance } from '@shared/guidelines/rule-substance';
import type { VersionRef } from '@shared/contract/guidelines';
import type { GuidelineVersionId, RuleId } from '@shared/model/ids';
import type { Rule } from '@shared/model/rule';
import { changeAt } from '@main/db/queries/changes';
import { pinsOf, type VersionOutline } from '@main/db/queries/guideline-versions';
import { draftRules } from '@main/db/queries/rules';
import type { Store } from '@main/db/store';

/** So many versions are held at once: the one in force, and those that are being compared. */
const MOST_KEPT = 4;

interface Kept {
  /** The one that was asked for last comes last. */
  readonly versions: Map<GuidelineVersionId, RuleSet>;
  /** What each change said; two versions share what stands in both. */
  readonly said: Map<ChangeKey, Rule>;
}

/** A version never changes, so what it holds is read once: the panel asks at every selection. */
const keptOf = new WeakMap<Store['db'], Kept>();

/** The rules of a version in the order of the list. @throws UserError `guideline.unknownVersion`. */
export function rulesOfVersion({ db }: Store, version: GuidelineVersionId): RuleSet {
  const kept: Kept = keptOf.get(db) ?? { versions: new Map(), said: new Map() };
  keptOf.set(db, kept);
  const known = kept.versions.get(version);
  if (known) {
    kept.versions.delete(version);
    kept.versions.set(version, known);
    return known;
  }
  const pins = pinsOf(db, version);
  if (!pins) throw unknownVersion(version);
  const said = new Map<ChangeKey, Rule>();
  const rules = pins.flatMap(({ rule, change }): [RuleId, Rule][] => {
    const value = kept.said.get(change) ?? ruleAt(db, change);
    if (value) said.set(change, value);
    return value ? [[rule, value]] : [];
  });
  const sorted = new Map(rules.sort(([, a], [, b]) => compareRules(a, b)));
  // One whose change has not arrived here yet is read again next time.
  if (rules.length === pins.length) keep(kept, version, sorted, said);
  return sorted;
}

function keep(kept: Kept, version: GuidelineVersionId, rules: RuleSet, said: ReadonlyMap<ChangeKey, Rule>): void {
  for (const [change, rule] of said) kept.said.set(change, rule);
  kept.versions.set(version, rules);
  const [oldest] = kept.versions.keys();
  if (kept.versions.size <= MOST_KEPT || oldest === undefined) return;
  kept.versions.delete(oldest);
  const held = new Set([...kept.versions.values()].flatMap((set) => [...set.values()]));
  for (const [change, rule] of kept.said) if (!held.has(rule)) kept.said.delete(change);
}

/** The rules of a version, or those that publishing the draft now would put in force. */
export function rulesOf(store: Store, version: VersionRef): RuleSet {
  if (version !== 'draft') return rulesOfVersion(store, version);
  return new Map([...draftRules(store.db)].filter(([, { status }]) => status === 'active'));
}

/** The versions in which a rule began to ask for something else, oldest first. */
export function ruleHistory({ db }: Store, versions: readonly VersionOutline[], rule: RuleId): VersionOutline[] {
  const asked = new Map(
    versions.map(({ id }) => {
      const pin = pinsOf(db, id)?.find((one) => one.rule === rule);
      const value = pin && ruleAt(db, pin.change);
      return [id, value ? ruleSubstance(value) : ''];
    }),
  );
  const changed = versions.filter(({ id, parents }) => {
    const now = asked.get(id);
    return now !== '' && parents.every((parent) => asked.get(parent) !== now);
  });
  return changed.toReversed();
}

/** A rule as one change gave it; undefined while that change has not arrived here. */
export function ruleAt(db: Store['db'], change: ChangeKey): Rule | undefined {
  const payload = changeAt(db, change)?.payload;
  // Parsed by the rule's schema before it was logged.
  return payload ? (JSON.parse(payload) as Rule) : undefined;
}

export function unknownVersion(version: string): UserError {
  return new UserError(
    'guideline.unknownVersion',
    { version },
    `The guideline has no version ${version} in this project.`,
  );
}

export function unknownRule(rule: RuleId): UserError {
  return new UserError('guideline.unknownRule', { rule }, `The rule ${rule} is not in this guideline (any more).`);
}
