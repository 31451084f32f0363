import { canonicalJson } from '../lib/canonical-json';
import type { ClassId, RuleId } from '../model/ids';
import type { Rule, RuleAttribute, RuleExample } from '../model/rule';
import type { Piece } from './token-diff';
import { wordDiff } from './word-diff';

export type RuleSet = ReadonlyMap<RuleId, Rule>;

/** What became of one rule between two versions. */
export interface RuleDiff {
  readonly rule: RuleId;
  readonly change: 'added' | 'removed' | 'changed';
  /** The newer title, or the last one. */
  readonly title: string;
  readonly words: {
    readonly title: readonly Piece[];
    readonly situation: readonly Piece[];
    readonly text: readonly Piece[];
    readonly rationale: readonly Piece[];
  };
  readonly classes: { readonly added: readonly ClassId[]; readonly removed: readonly ClassId[] };
  readonly attributes: { readonly added: readonly RuleAttribute[]; readonly removed: readonly RuleAttribute[] };
  readonly examples: { readonly added: readonly RuleExample[]; readonly removed: readonly RuleExample[] };
}

/** The rules that differ, in the order of the newer set; what was removed comes last. */
export function diffRules(before: RuleSet, after: RuleSet): RuleDiff[] {
  const changed = [...after]
    .sort(([, a], [, b]) => compareRules(a, b))
    .flatMap(([id, rule]) => {
      const earlier = before.get(id);
      if (earlier && canonicalJson(earlier) === canonicalJson(rule)) return [];
      return [ruleDiff(id, earlier, rule)];
    });
  const removed = [...before].filter(([id]) => !after.has(id)).map(([id, rule]) => ruleDiff(id, rule, undefined));
  return [...changed, ...removed];
}

/** Sorts rules as people see them. */
export function compareRules(a: Pick<Rule, 'order' | 'title'>, b: Pick<Rule, 'order' | 'title'>): number {
  return a.order - b.order || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0);
}

function ruleDiff(rule: RuleId, before: Rule | undefined, after: Rule | undefined): RuleDiff {
  const words = (field: 'title' | 'situation' | 'text' | 'rationale') =>
    wordDiff(before?.[field] ?? '', after?.[field] ?? '');
  return {
    rule,
    change: before ? (after ? 'changed' : 'removed') : 'added',
    title: after?.title ?? before?.title ?? '',
    words: {
      title: words('title'),
      situation: words('situation'),
      text: words('text'),
      rationale: words('rationale'),
    },
    classes: onlyIn(before?.classes ?? [], after?.classes ?? []),
    attributes: onlyIn(before?.attributes ?? [], after?.attributes ?? []),
    examples: onlyIn(before?.examples ?? [], after?.examples ?? []),
  };
}

function onlyIn<T>(before: readonly T[], after: readonly T[]): { added: T[]; removed: T[] } {
  const [earlier, later] = [new Set(before.map(canonicalJson)), new Set(after.map(canonicalJson))];
  return {
    added: after.filter((item) => !earlier.has(canonicalJson(item))),
    removed: before.filter((item) => !later.has(canonicalJson(item))),
  };
}
