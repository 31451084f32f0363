import type { ChangeKey } from '@shared/changes/change';
import type { Impact, RecheckScope } from '@shared/contract/guideline-views';
import type { RecheckScopes } from '@shared/contract/guidelines';
import { paceOf } from '@shared/guidelines/pace';
import { ruleSubstance } from '@shared/guidelines/rule-substance';
import type { AnnotationId, ClassId, GuidelineVersionId, RuleId } from '@shared/model/ids';
import type { Rule } from '@shared/model/rule';
import { annotationById } from '@main/db/queries/annotations';
import { labellingTimes } from '@main/db/queries/changes';
import { pinsOf } from '@main/db/queries/guideline-versions';
import {
  labelsAnswering,
  labelsCiting,
  labelsOfCases,
  labelsOfClass,
  versionsInUse,
  type LabelRef,
} from '@main/db/queries/label-matches';
import type { Store } from '@main/db/store';
import { draftState, type DraftRuleChange, type DraftState } from './draft-changes';
import { requireRole } from './rights';
import { ruleAt } from './rule-sets';

const SAMPLE = 30;
const PACE_CHANGES = 20_000;

/** A label that was made under another understanding of at least one rule. */
export interface Match extends LabelRef {
  readonly rules: RuleId[];
}

export interface Matched {
  readonly state: DraftState;
  readonly scopes: ReadonlyMap<RuleId, RecheckScope>;
  readonly matches: ReadonlyMap<AnnotationId, Match>;
}

/**
 * What publishing the draft would re-open: the labels that a changed rule is about (by class, by citing it, as members
 * of a case that it settled) and that were made under a version in which the rule read otherwise.
 *
 * @throws UserError `guideline.notAllowed`.
 */
export function impactOfDraft(store: Store, scopes: RecheckScopes): Impact {
  requireRole(store, 'lead');
  const { state, scopes: chosen, matches } = matchDraft(store, scopes);
  const counts = new Map<RuleId, number>();
  const byClass = new Map<ClassId, number>();
  const byVersion = new Map<GuidelineVersionId | null, number>();
  for (const match of matches.values()) {
    for (const rule of match.rules) increase(counts, rule);
    increase(byClass, match.class);
    increase(byVersion, match.guideline);
  }
  const pace = paceOf(labellingTimes(store.db, PACE_CHANGES));
  return {
    base: state.base.map(({ id }) => id),
    conflicts: [...state.conflicts],
    rules: state.changes.map(({ rule, change, substance, after, before }) => ({
      rule,
      title: (after ?? before[0])?.title ?? '',
      change,
      substance,
      scope: chosen.get(rule) ?? 'none',
      labels: counts.get(rule) ?? 0,
    })),
    labels: matches.size,
    byClass: [...byClass].map(([label, labels]) => ({ class: label, labels })),
    byVersion: [...byVersion].map(([version, labels]) => ({ version, labels })),
    sample: sampleOf(store, [...matches.values()]),
    hours: pace && (pace.secondsPerLabel * matches.size) / 3600,
    pace,
  };
}

/** The labels behind the numbers of the impact. */
export function matchDraft(store: Store, scopes: RecheckScopes): Matched {
  const state = draftState(store);
  const given = new Map(scopes.map(({ rule, scope }) => [rule, scope]));
  const chosen = new Map<RuleId, RecheckScope>();
  const matches = new Map<AnnotationId, Match>();
  const understandings = new Understandings(store);
  for (const change of state.changes) {
    const scope = given.get(change.rule) ?? (change.substance ? 'all' : 'none');
    chosen.set(change.rule, scope);
    for (const label of labelsConcerned(store, change, scope)) {
      if (understandings.isSame(label.guideline, change)) continue;
      const known = matches.get(label.id);
      if (!known) matches.set(label.id, { ...label, rules: [change.rule] });
      else if (!known.rules.includes(change.rule)) known.rules.push(change.rule);
    }
  }
  return { state, scopes: chosen, matches };
}

function* labelsConcerned(
  { db }: Store,
  { rule, after, before }: DraftRuleChange,
  scope: RecheckScope,
): Generator<LabelRef> {
  if (scope === 'none') return;
  yield* labelsCiting(db, rule);
  yield* labelsOfCases(db, rule);
  if (scope === 'cases') return;
  const readings = [...before, ...(after ? [after] : [])];
  if (readings.some(isAboutEverything)) {
    yield* labelsOfClass(db, null);
    return;
  }
  for (const label of new Set(readings.flatMap(({ classes }) => classes))) yield* labelsOfClass(db, label);
  for (const about of readings.flatMap(({ attributes = [] }) => attributes)) yield* labelsAnswering(db, about);
}

function isAboutEverything({ classes, situation, attributes = [] }: Rule): boolean {
  return classes.length === 0 && attributes.length === 0 && situation === '';
}

/** How each version that labels were made under reads a rule. */
class Understandings {
  private readonly pins = new Map<GuidelineVersionId, ReadonlyMap<RuleId, ChangeKey>>();
  private readonly answers = new Map<string, boolean>();

  constructor(private readonly store: Store) {
    for (const version of versionsInUse(store.db)) {
      const pins = pinsOf(store.db, version) ?? [];
      this.pins.set(version, new Map(pins.map(({ rule, change }) => [rule, change])));
    }
  }

  /** True when a label made under `version` was made as the rule would have it now. */
  isSame(version: GuidelineVersionId | null, { rule, after }: DraftRuleChange): boolean {
    const name = `${version} ${rule}`;
    const known = this.answers.get(name);
    if (known !== undefined) return known;
    const pin = version === null ? undefined : this.pins.get(version)?.get(rule);
    const then = pin && ruleAt(this.store.db, pin);
    const same = then && after ? ruleSubstance(then) === ruleSubstance(after) : then === after;
    this.answers.set(name, same);
    return same;
  }
}

/** At most `SAMPLE` of the labels, spread evenly. */
function sampleOf({ db }: Store, matches: readonly Match[]): Impact['sample'] {
  const count = Math.min(SAMPLE, matches.length);
  return Array.from({ length: count }, (_, index) => matches[Math.floor((index * matches.length) / count)]).flatMap(
    (match) => {
      const label = match && annotationById(db, match.id);
      if (!label) return [];
      const { id, image, class: labelClass, geometry } = label;
      return [{ annotation: id, image, class: labelClass, geometry, rules: match.rules }];
    },
  );
}

function increase<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
