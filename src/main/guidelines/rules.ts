import type { DraftChange, RuleOutline, RuleView } from '@shared/contract/guideline-views';
import type { VersionRef } from '@shared/contract/guidelines';
import { newId } from '@shared/changes/new-id';
import { canonicalJson } from '@shared/lib/canonical-json';
import { UserError } from '@shared/lib/user-error';
import type { RuleId } from '@shared/model/ids';
import type { Rule } from '@shared/model/rule';
import { commit } from '@main/db/commit';
import { headChanges } from '@main/db/queries/changes';
import { currentVersion } from '@main/db/queries/guideline-versions';
import { imageById } from '@main/db/queries/images';
import { countCiting } from '@main/db/queries/label-matches';
import { draftRules, isRuleNeeded, ruleById } from '@main/db/queries/rules';
import type { Store } from '@main/db/store';
import { draftState } from './draft-changes';
import { rulesNewTo } from './news';
import { requireRole } from './rights';
import { rulesOfVersion, unknownRule } from './rule-sets';
import { exampleView, person } from './views';

/** The rules of a version or of the draft, in the order of the list, without their texts. */
export function listRules(store: Store, version: VersionRef): RuleOutline[] {
  const isNew = rulesNewTo(store);
  const rules = version === 'draft' ? draftRules(store.db) : rulesOfVersion(store, version);
  const changes = version === 'draft' ? draftChanges(store) : new Map<RuleId, DraftChange>();
  return [...rules].map(([id, rule]) => ({
    id,
    title: rule.title,
    classes: [...new Set([...rule.classes, ...(rule.attributes ?? []).map((about) => about.class)])],
    situation: rule.situation,
    status: rule.status,
    order: rule.order,
    examples: rule.examples.length,
    change: changes.get(id) ?? 'none',
    isNew: isNew.has(id),
  }));
}

function draftChanges(store: Store): Map<RuleId, DraftChange> {
  const { changes, conflicts } = draftState(store);
  const known = new Map<RuleId, DraftChange>(changes.map(({ rule, change }) => [rule, change]));
  for (const rule of conflicts) known.set(rule, 'conflict');
  return known;
}

/** One rule with what became of its pictures. @throws UserError `guideline.unknownRule`, `guideline.unknownVersion`. */
export function viewRule(store: Store, rule: RuleId, version: VersionRef = 'draft'): RuleView {
  const current = currentVersion(store.db);
  const inForce = (current && rulesOfVersion(store, current).get(rule)) ?? null;
  const value = version === 'draft' ? ruleById(store.db, rule) : rulesOfVersion(store, version).get(rule);
  if (!value) throw unknownRule(rule);
  const heads =
    version === 'draft' ? headChanges(store.db, 'rule', rule).filter(({ payload }) => payload !== null) : [];
  const conflict = heads.length > 1;
  return {
    id: rule,
    value,
    examples: value.examples.map((example) => exampleView(store, example)),
    change: conflict ? 'conflict' : version === 'draft' ? changeOf(value, inForce) : 'none',
    alternatives: conflict
      ? heads.map(({ payload, by, at }) => ({
          value: JSON.parse(payload ?? '') as Rule,
          by: person(store, by),
          at: new Date(at).toISOString(),
        }))
      : [],
    inForce,
    cited: countCiting(store.db, rule),
  };
}

function changeOf(draft: Rule, inForce: Rule | null): DraftChange {
  if (draft.status !== 'active') return inForce ? 'removed' : 'none';
  if (!inForce) return 'added';
  return canonicalJson(draft) === canonicalJson(inForce) ? 'none' : 'changed';
}

/**
 * Makes (`id` null) or changes a rule of the draft. Where two people had changed it apart, this is what both see from
 * then on.
 *
 * @throws UserError `guideline.notAllowed`, `guideline.unknownRule`, and `image.unknown` for a new example of a picture
 * that is not in the project; examples that it had before may stay although their picture is gone.
 */
export function putRule(store: Store, id: RuleId | null, value: Rule): RuleView {
  requireRole(store, 'lead');
  const before = id === null ? undefined : ruleById(store.db, id);
  if (id !== null && !before) throw unknownRule(id);
  refuseUnknownPictures(store, value, before);
  const rule = id ?? newId<RuleId>(store.machine.now());
  commit(store, [{ kind: 'rule', entity: rule, value }], 'no-undo');
  return viewRule(store, rule);
}

function refuseUnknownPictures({ db }: Store, { examples }: Rule, before: Rule | undefined): void {
  const kept = new Set(before?.examples.map(({ image }) => image));
  for (const { image } of examples) {
    if (kept.has(image) || imageById(db, image)) continue;
    throw new UserError('image.unknown', { image }, `The image ${image} is not in this project (any more).`);
  }
}

/** Puts a rule back to what is in force. @throws UserError `guideline.neverPublished` when there is no such thing. */
export function resetRule(store: Store, rule: RuleId): RuleView {
  requireRole(store, 'lead');
  const current = currentVersion(store.db);
  const value = current && rulesOfVersion(store, current).get(rule);
  if (!value) {
    const title = ruleById(store.db, rule)?.title ?? rule;
    throw new UserError(
      'guideline.neverPublished',
      { title },
      `"${title}" is not in force, so there is nothing to go back to.`,
    );
  }
  commit(store, [{ kind: 'rule', entity: rule, value }], 'no-undo');
  return viewRule(store, rule);
}

/** @throws UserError `guideline.ruleNeeded` for a rule that a version holds or a case was decided by. */
export function deleteRule(store: Store, rule: RuleId): void {
  requireRole(store, 'lead');
  const value = ruleById(store.db, rule);
  if (!value) throw unknownRule(rule);
  if (isRuleNeeded(store.db, rule)) {
    throw new UserError(
      'guideline.ruleNeeded',
      { title: value.title },
      `"${value.title}" was published or decides a rare case: labels may point at it. Retire it instead.`,
    );
  }
  commit(store, [{ kind: 'rule', entity: rule, value: null }], 'no-undo');
}
