import type { Dispute } from '@shared/contract/review';
import type { ClassId, RuleId } from '@shared/model/ids';
import { ruleSchema, type Rule } from '@shared/model/rule';
import { changeAt } from '@main/db/queries/changes';
import { currentVersion, pinsOf } from '@main/db/queries/guideline-versions';
import type { Store } from '@main/db/store';

/** Every rule as it is in force. */
export function rulesInForce({ db }: Store): { readonly id: RuleId; readonly rule: Rule }[] {
  const version = currentVersion(db);
  return (version === null ? [] : (pinsOf(db, version) ?? [])).flatMap(({ rule: id, change }) => {
    const payload = changeAt(db, change)?.payload;
    const parsed = payload ? ruleSchema.safeParse(JSON.parse(payload)) : null;
    return parsed?.success ? [{ id, rule: parsed.data }] : [];
  });
}

/** The rules in force that are about one of the classes; those about fewer classes first. */
export function rulesFor(store: Store, classes: ReadonlySet<ClassId>): Dispute['rules'] {
  return rulesInForce(store)
    .filter(({ rule }) => rule.classes.some((id) => classes.has(id)))
    .sort((one, other) => one.rule.classes.length - other.rule.classes.length || one.rule.order - other.rule.order)
    .map(({ id, rule: { title, text } }) => ({ id, title, text }));
}

/** The classes that a rule in force is about; null for a rule about all of them, none for one that is not in force. */
export function classesOfRule(store: Store, id: RuleId): ReadonlySet<ClassId> | null {
  const found = rulesInForce(store).find((one) => one.id === id);
  return found?.rule.classes.length === 0 ? null : new Set(found?.rule.classes ?? []);
}
