import type { CaseView } from '@shared/contract/guideline-views';
import type { CaseFields } from '@shared/contract/guidelines';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import { canonicalJson } from '@shared/lib/canonical-json';
import { caseObstacle } from '@shared/guidelines/case-transition';
import type { CaseMemberId, RareCaseId } from '@shared/model/ids';
import type { CaseSignal, CaseState, RareCase } from '@shared/model/rare-case';
import type { Region } from '@shared/model/region';
import { commit } from '@main/db/commit';
import { pinsOf, currentVersion } from '@main/db/queries/guideline-versions';
import { countMembers, membersOfCase, type StoredCase } from '@main/db/queries/rare-cases';
import { pendingRechecksOfCase } from '@main/db/queries/rechecks';
import { ruleById } from '@main/db/queries/rules';
import type { Store } from '@main/db/store';
import { caseError } from './case-errors';
import { knownCase, viewCase } from './case-views';
import { requireRole } from './rights';
import { unknownRule } from './rule-sets';

export interface NewCase {
  readonly title: string;
  readonly readings: RareCase['readings'];
  readonly target: number;
  /** What made somebody look. */
  readonly signal: CaseSignal;
  readonly members: readonly Region[];
}

/** Opens a rare case; whoever opens it owns it until somebody else does. */
export function createCase(store: Store, { title, readings, target, signal, members }: NewCase): CaseView {
  requireRole(store, 'reviewer');
  const id = newId<RareCaseId>(store.machine.now());
  const value: RareCase = {
    title,
    readings,
    signals: [signal],
    owner: store.member,
    decision: '',
    rule: null,
    target,
    state: 'open',
    question: null,
  };
  commit(store, [{ kind: 'rareCase', entity: id, value }, ...memberDrafts(store, id, members, signal)], 'no-undo');
  return viewCase(store, id);
}

/** @throws UserError `guideline.notAllowed` also when somebody below a lead changes the decision or the rule. */
export function updateCase(store: Store, id: RareCaseId, fields: CaseFields): CaseView {
  requireRole(store, 'reviewer');
  const before = knownCase(store, id);
  const decides = before.decision !== fields.decision || before.rule !== fields.rule;
  if (decides || canonicalJson(before.answer ?? null) !== canonicalJson(fields.answer ?? null))
    requireRole(store, 'lead');
  if (fields.rule && fields.rule !== before.rule && !ruleById(store.db, fields.rule)) throw unknownRule(fields.rule);
  commit(store, [caseDraft(before, { answer: undefined, ...fields })], 'no-undo');
  return viewCase(store, id);
}

/** @throws UserError `case.*` that says what is missing for the step. */
export function moveCase(store: Store, id: RareCaseId, to: CaseState): CaseView {
  requireRole(store, 'lead');
  const { db } = store;
  const rareCase = knownCase(store, id);
  const current = currentVersion(db);
  const facts = {
    state: rareCase.state,
    hasDecision: rareCase.decision.trim() !== '',
    hasRule: rareCase.rule !== null && ruleById(db, rareCase.rule) !== undefined,
    ruleInForce: current !== null && (pinsOf(db, current) ?? []).some(({ rule }) => rule === rareCase.rule),
    members: countMembers(db, id),
    target: rareCase.target,
    pendingRechecks: pendingRechecksOfCase(db, id),
  };
  const obstacle = caseObstacle(facts, to);
  if (obstacle) throw caseError(obstacle, rareCase.title, facts, to);
  commit(store, [caseDraft(rareCase, { state: to })], 'no-undo');
  return viewCase(store, id);
}

/** Adds places to a case, and the signal that found them; those that are in it already are left out. */
export function addCaseMembers(store: Store, id: RareCaseId, members: readonly Region[], signal: CaseSignal): CaseView {
  requireRole(store, 'reviewer');
  const rareCase = knownCase(store, id);
  const known = new Set(membersOfCase(store.db, id, -1).map(placeOf));
  const drafts = memberDrafts(
    store,
    id,
    members.filter((member) => !known.has(placeOf(member))),
    signal,
  );
  const signals = [...new Set([...rareCase.signals, signal])];
  commit(store, [...drafts, caseDraft(rareCase, { signals })], 'no-undo');
  return viewCase(store, id);
}

export function removeCaseMembers(store: Store, id: RareCaseId, members: readonly CaseMemberId[]): CaseView {
  requireRole(store, 'reviewer');
  knownCase(store, id);
  const present = new Set(membersOfCase(store.db, id, -1).map((member) => member.id));
  const gone = members.filter((member) => present.has(member));
  commit(
    store,
    gone.map((entity): Draft => ({ kind: 'caseMember', entity, value: null })),
    'no-undo',
  );
  return viewCase(store, id);
}

/** Deletes a case with its members. */
export function deleteCase(store: Store, id: RareCaseId): void {
  requireRole(store, 'lead');
  knownCase(store, id);
  const members = membersOfCase(store.db, id, -1).map((member): Draft => ({
    kind: 'caseMember',
    entity: member.id,
    value: null,
  }));
  commit(store, [...members, { kind: 'rareCase', entity: id, value: null }], 'no-undo');
}

function memberDrafts(store: Store, id: RareCaseId, members: readonly Region[], signal: CaseSignal): Draft[] {
  const places = new Map(members.map((member) => [placeOf(member), member]));
  return [...places.values()].map(({ image, region, annotation }): Draft => ({
    kind: 'caseMember',
    entity: newOwnedId<CaseMemberId>(store.member, store.machine.now()),
    value: { case: id, image, region, annotation, signal, addedBy: store.member },
  }));
}

/** A label is one place whatever its shape; without one the shape is. */
function placeOf({ image, region, annotation }: Region): string {
  return annotation ?? canonicalJson({ image, region });
}

function caseDraft({ id, ...rareCase }: StoredCase, change: Partial<RareCase>): Draft {
  return { kind: 'rareCase', entity: id, value: { ...rareCase, ...change } };
}
