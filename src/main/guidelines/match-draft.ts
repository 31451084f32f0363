import type { ChangeKey } from '@shared/changes/change';
import type { MatchReason, RecheckScope } from '@shared/contract/guideline-views';
import type { RecheckScopes } from '@shared/contract/guidelines';
import { ruleSubstance } from '@shared/guidelines/rule-substance';
import type { AnnotationId, GuidelineVersionId, RuleId } from '@shared/model/ids';
import type { Rule } from '@shared/model/rule';
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
import { LookAlikeLabels, type AlikeLabel } from './look-alike-labels';
import { ruleAt } from './rule-sets';

/** A label that was made under another understanding of at least one rule. */
export interface Match extends LabelRef {
  readonly rules: RuleId[];
  readonly reasons: Set<MatchReason>;
  /** The example that it looks most like; undefined where that is no reason. */
  like?: AlikeLabel;
}

/** How many labels look like the examples of a rule, and how many of those it is not about otherwise. */
export interface AlikeCount {
  readonly labels: number;
  readonly others: number;
}

export interface Matched {
  readonly state: DraftState;
  readonly scopes: ReadonlyMap<RuleId, RecheckScope>;
  readonly matches: ReadonlyMap<AnnotationId, Match>;
  /** Of the changed rules that have examples. */
  readonly alike: ReadonlyMap<RuleId, AlikeCount>;
  readonly unseen: number;
}

/**
 * The labels that the changed rules of the draft are about (by class and answers, by citing one, as members of a case that
 * it settled, by looking like one of its examples) and that were made under a version in which the rule read otherwise.
 *
 * @param model what embeddings are kept under; null: pictures cannot be compared.
 */
export function matchDraft(store: Store, scopes: RecheckScopes, model: Buffer | null): Matched {
  const state = draftState(store);
  const given = new Map(scopes.map(({ rule, scope }) => [rule, scope]));
  const chosen = new Map<RuleId, RecheckScope>();
  const matches = new Map<AnnotationId, Match>();
  const alike = new Map<RuleId, AlikeCount>();
  const understandings = new Understandings(store);
  const looks = new LookAlikeLabels(store, model);
  for (const change of state.changes) {
    const scope = given.get(change.rule) ?? usualScope(change);
    chosen.set(change.rule, scope);
    const isOld = (label: LabelRef) => !understandings.isSame(label.guideline, change);
    const found = looks.find({ examples: examplesOf(change) }).filter(isOld);
    const about = new Set<AnnotationId>();
    for (const { label, reason } of labelsAbout(store, change)) {
      if (!isOld(label)) continue;
      about.add(label.id);
      if (isWanted(scope, reason)) add(matches, label, change.rule, reason);
    }
    if (examplesOf(change).length > 0) {
      alike.set(change.rule, { labels: found.length, others: found.filter(({ id }) => !about.has(id)).length });
    }
    if (!isWanted(scope, 'alike')) continue;
    for (const label of found) {
      const match = add(matches, label, change.rule, 'alike');
      if (label.similarity > (match.like?.similarity ?? 0)) match.like = label;
    }
  }
  return { state, scopes: chosen, matches, alike, unseen: looks.unseen };
}

function usualScope({ substance, after, before }: DraftRuleChange): RecheckScope {
  if (!substance) return 'none';
  const isSituation = [...before, ...(after ? [after] : [])].every(
    ({ classes, attributes = [], situation }) => classes.length + attributes.length === 0 && situation !== '',
  );
  return isSituation ? 'alike' : 'all';
}

function isWanted(scope: RecheckScope, reason: MatchReason): boolean {
  if (scope === 'none') return false;
  if (reason === 'cited' || reason === 'case') return true;
  if (reason === 'alike') return scope === 'alike' || scope === 'wide';
  return scope === 'all' || scope === 'wide';
}

function add(matches: Map<AnnotationId, Match>, label: LabelRef, rule: RuleId, reason: MatchReason): Match {
  const { id, image, class: labelClass, author, guideline } = label;
  const known = matches.get(id) ?? { id, image, class: labelClass, author, guideline, rules: [], reasons: new Set() };
  matches.set(id, known);
  if (!known.rules.includes(rule)) known.rules.push(rule);
  known.reasons.add(reason);
  return known;
}

function examplesOf({ after, before }: DraftRuleChange): Rule['examples'] {
  return (after ?? before[0])?.examples ?? [];
}

function* labelsAbout(
  { db }: Store,
  { rule, after, before }: DraftRuleChange,
): Generator<{ readonly label: LabelRef; readonly reason: MatchReason }> {
  for (const label of labelsCiting(db, rule)) yield { label, reason: 'cited' };
  for (const label of labelsOfCases(db, rule)) yield { label, reason: 'case' };
  const readings = [...before, ...(after ? [after] : [])];
  if (readings.some(isAboutEverything)) {
    for (const label of labelsOfClass(db, null)) yield { label, reason: 'general' };
    return;
  }
  for (const one of new Set(readings.flatMap(({ classes }) => classes)))
    for (const label of labelsOfClass(db, one)) yield { label, reason: 'class' };
  for (const about of readings.flatMap(({ attributes = [] }) => attributes))
    for (const label of labelsAnswering(db, about)) yield { label, reason: 'attribute' };
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
