import { canonicalJson } from '../lib/canonical-json';
import type { ClassId } from '../model/ids';
import type { Rule } from '../model/rule';

/**
 * What of a rule decides how a label is made. Two rules of one substance ask for the same labels, whatever their title,
 * their place and the reasons given for them.
 */
export function ruleSubstance({ classes, situation, text, examples }: Rule): string {
  return canonicalJson({ classes: [...classes].sort(), situation, text, examples });
}

/** How close a rule is to a class: made for it, about every label, or neither. */
export function appliesTo(
  rule: Pick<Rule, 'classes' | 'situation'>,
  label: ClassId | null,
): 'class' | 'general' | 'situation' | null {
  if (label !== null && rule.classes.includes(label)) return 'class';
  if (rule.classes.length > 0) return null;
  return rule.situation === '' ? 'general' : 'situation';
}
