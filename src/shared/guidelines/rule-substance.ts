import { canonicalJson } from '../lib/canonical-json';
import type { AttributeValues } from '../model/attribute';
import type { ClassId } from '../model/ids';
import type { Rule, RuleAttribute } from '../model/rule';

/**
 * What of a rule decides how a label is made. Two rules of one substance ask for the same labels, whatever their title,
 * their place and the reasons given for them.
 */
export function ruleSubstance({ classes, situation, text, examples, attributes }: Rule): string {
  return canonicalJson({
    classes: [...classes].sort(),
    situation,
    text,
    examples,
    ...(attributes ? { attributes: attributes.map(canonicalJson).sort() } : {}),
  });
}

/** What a label is, as far as rules ask. */
export interface RuleSubject {
  readonly class: ClassId | null;
  /** Null: it is not known yet, because nothing is drawn. */
  readonly attributes: AttributeValues | null;
}

/**
 * How close a rule is to a label: made for one of its answers, for its class, about every label, or neither. A rule about
 * answers stands by its class while nothing is drawn, for then each answer may still be given.
 */
export function appliesTo(
  { classes, situation, attributes = [] }: Pick<Rule, 'classes' | 'situation' | 'attributes'>,
  subject: RuleSubject,
): 'attribute' | 'class' | 'general' | 'situation' | null {
  const ofClass = attributes.filter((about) => about.class === subject.class);
  const answers = subject.attributes;
  if (answers !== null && ofClass.some((about) => isAnswered(about, answers))) return 'attribute';
  if (subject.class !== null && classes.includes(subject.class)) return 'class';
  if (answers === null && ofClass.length > 0) return 'class';
  if (classes.length > 0 || attributes.length > 0) return null;
  return situation === '' ? 'general' : 'situation';
}

/** True when the answers are among those that a rule is about. */
export function isAnswered({ attribute, value }: RuleAttribute, answers: AttributeValues): boolean {
  const answer = answers[attribute];
  if (answer === undefined) return false;
  if (value === null) return true;
  return Array.isArray(answer) ? answer.includes(value) : answer === value;
}
