import type { CaseOutline, CaseView } from '@shared/contract/guideline-views';
import { canonicalJson } from '@shared/lib/canonical-json';
import { UserError } from '@shared/lib/user-error';
import type { RareCaseId } from '@shared/model/ids';
import type { RareCase } from '@shared/model/rare-case';
import { headChanges, pastChanges, type PastChange } from '@main/db/queries/changes';
import { caseById, countMembers, listCases, membersOfCase, type StoredCase } from '@main/db/queries/rare-cases';
import { pendingRechecksOfCase } from '@main/db/queries/rechecks';
import type { Store } from '@main/db/store';
import { person, pictureState } from './views';

const MOST_MEMBERS = 500;
const MOST_CHANGES = 200;

/** Every case as the board shows it, newest first. */
export function outlineCases(store: Store): CaseOutline[] {
  return listCases(store.db).map((stored) => ({
    id: stored.id,
    title: stored.title,
    state: stored.state,
    owner: stored.owner && person(store, stored.owner),
    readings: stored.readings.length,
    signals: [...stored.signals],
    members: stored.members,
    target: stored.target,
    rule: stored.rule,
    hasDecision: stored.decision.trim() !== '',
    pendingRechecks: stored.pendingRechecks,
  }));
}

/** @throws UserError `case.unknown`. */
export function viewCase(store: Store, id: RareCaseId): CaseView {
  const { db } = store;
  const { id: _, ...value } = knownCase(store, id);
  return {
    id,
    value,
    owner: value.owner && person(store, value.owner),
    members: membersOfCase(db, id, MOST_MEMBERS).map(({ case: __, ...member }) => ({
      ...member,
      addedBy: person(store, member.addedBy),
      state: pictureState(store, member.image).state,
    })),
    memberCount: countMembers(db, id),
    pendingRechecks: pendingRechecksOfCase(db, id),
    conflict: headChanges(db, 'rareCase', id).filter(({ payload }) => payload !== null).length > 1,
    history: historyOf(store, id),
  };
}

export function knownCase({ db }: Store, id: RareCaseId): StoredCase {
  const found = caseById(db, id);
  if (found) return found;
  throw new UserError('case.unknown', { case: id }, `The rare case ${id} is not in this project (any more).`);
}

function historyOf(store: Store, id: RareCaseId): CaseView['history'] {
  const changes = pastChanges(store.db, 'rareCase', id, MOST_CHANGES);
  const byKey = new Map(changes.map((change) => [change.key, change]));
  return changes.flatMap((change) => {
    const value = valueOf(change);
    if (!value) return [];
    const before = change.prevs[0] === undefined ? undefined : valueOf(byKey.get(change.prevs[0]));
    const fields = before
      ? [...new Set([...Object.keys(before), ...Object.keys(value)])].filter((name) =>
          differs(value, before, name as keyof RareCase),
        )
      : [];
    const at = new Date(change.at).toISOString();
    return [{ at, by: person(store, change.by), state: value.state, fields }];
  });
}

function differs(a: RareCase, b: RareCase, field: keyof RareCase): boolean {
  return canonicalJson(a[field] ?? null) !== canonicalJson(b[field] ?? null);
}

function valueOf(change: PastChange | undefined): RareCase | undefined {
  // Parsed by the case's schema before it was logged.
  return change?.payload ? (JSON.parse(change.payload) as RareCase) : undefined;
}
