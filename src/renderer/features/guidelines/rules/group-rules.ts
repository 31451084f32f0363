import type { ClassView } from '@shared/contract/classes';
import type { RuleOutline } from '@shared/contract/guideline-views';
import type { ClassId } from '@shared/model/ids';

/** The rules of one class, of situations, or of every label. A rule of two classes stands under the first of them. */
export interface RuleGroup {
  readonly kind: 'class' | 'situation' | 'general';
  /** Of kind `class` only. */
  readonly class: ClassView | null;
  readonly rules: readonly RuleOutline[];
}

/** Rules that contain the text, under headings in the order of the project's classes; general ones stand first. */
export function groupRules(
  rules: readonly RuleOutline[],
  classes: readonly ClassView[],
  text: string,
): readonly RuleGroup[] {
  const place = new Map(classes.map((one, index) => [one.id, index]));
  const wanted = text.trim().toLocaleLowerCase();
  const byClass = new Map<ClassId, RuleOutline[]>();
  const general: RuleOutline[] = [];
  const situations: RuleOutline[] = [];
  for (const rule of rules) {
    if (!wordsOf(rule, classes).includes(wanted)) continue;
    const first = rule.classes.filter((id) => place.has(id)).sort((a, b) => place.get(a)! - place.get(b)!)[0];
    if (first !== undefined) byClass.set(first, [...(byClass.get(first) ?? []), rule]);
    else (rule.situation === '' ? general : situations).push(rule);
  }
  const groups: RuleGroup[] = [
    { kind: 'general', class: null, rules: general },
    ...classes.map((one): RuleGroup => ({ kind: 'class', class: one, rules: byClass.get(one.id) ?? [] })),
    { kind: 'situation', class: null, rules: situations },
  ];
  return groups.filter((group) => group.rules.length > 0);
}

function wordsOf(rule: RuleOutline, classes: readonly ClassView[]): string {
  const names = classes.filter(({ id }) => rule.classes.includes(id)).map(({ name }) => name);
  return [rule.title, rule.situation, ...names].join('\n').toLocaleLowerCase();
}
