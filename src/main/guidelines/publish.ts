import { setImmediate } from 'node:timers/promises';
import type { GuidelinePublication } from '@shared/contract/guideline-views';
import type { RecheckScopes } from '@shared/contract/guidelines';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import { assertExists } from '@shared/lib/assert';
import { UserError } from '@shared/lib/user-error';
import { nextNumber } from '@shared/guidelines/versions';
import type { AnnotationId, GuidelineVersionId, RecheckId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { longTransaction } from '@main/db/long-transaction';
import { shownKey } from '@main/db/queries/changes';
import { listVersions } from '@main/db/queries/guideline-versions';
import { listMembers } from '@main/db/queries/members';
import { pendingRecheckOf } from '@main/db/queries/rechecks';
import { ruleById } from '@main/db/queries/rules';
import type { Store } from '@main/db/store';
import type { JobContext } from '@main/jobs/job';
import { acknowledgementId } from './acknowledge';
import type { DraftState } from './draft-changes';
import { matchDraft, type Match } from './match-draft';
import { requireRole } from './rights';
import { versionView } from './views';

export interface PublishRequest {
  /** The versions that the impact was shown against. */
  readonly base: readonly GuidelineVersionId[];
  readonly reason: string;
  readonly scopes: RecheckScopes;
}

/** Rechecks written between two breaths of the event loop, in which a cancel is heard. */
const SLICE = 100;

/**
 * Makes the draft the guideline, in one transaction: a cancelled publication leaves nothing.
 *
 * @param model what embeddings are kept under, as for the impact.
 * @throws UserError as `publication`; the signal's reason when cancelled.
 */
export async function publish(
  store: Store,
  request: PublishRequest,
  { signal, progress }: JobContext,
  model: Buffer | null = null,
): Promise<GuidelinePublication> {
  return longTransaction(store, 'IMMEDIATE', async () => {
    const steps = publication(store, request, model);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      progress(step.value.written, step.value.total);
      await setImmediate();
      signal.throwIfAborted();
    }
  });
}

/**
 * The steps of a publication, within a transaction: the version, a request to acknowledge it for each member, and a recheck
 * for each label that its impact shows. The author is taken to have read what he wrote.
 *
 * @throws UserError `guideline.notAllowed`, `guideline.moved`, `guideline.conflict`, `guideline.nothingToPublish`.
 */
export function* publication(
  store: Store,
  { base, reason, scopes }: PublishRequest,
  model: Buffer | null,
): Generator<{ readonly written: number; readonly total: number }, GuidelinePublication> {
  requireRole(store, 'lead');
  const { state, matches } = matchDraft(store, scopes, model);
  refuseMoved(state, base);
  refuseConflict(store, state);
  refuseNothing(state);
  const version = newId<GuidelineVersionId>(store.machine.now());
  commit(store, [versionDraft(store, version, state, reason), ...requests(store, version)], 'no-undo');
  let written = 0;
  for (const match of matches.values()) {
    if (written % SLICE === 0) yield { written, total: matches.size };
    commit(store, [recheckDraft(store, version, match)], 'no-undo');
    written++;
  }
  yield { written, total: matches.size };
  const made = assertExists(
    listVersions(store.db).find(({ id }) => id === version),
    'it was committed just now',
  );
  return { version: versionView(store, made), rechecks: matches.size };
}

function refuseMoved({ base }: DraftState, seen: readonly GuidelineVersionId[]): void {
  const now = new Set(base.map(({ id }) => id));
  if (now.size === new Set(seen).size && seen.every((id) => now.has(id))) return;
  const number = base.reduce((highest, version) => Math.max(highest, version.number), 0);
  throw new UserError(
    'guideline.moved',
    { number },
    `Version ${number} was published since you looked at the impact. Look at it again, then publish.`,
  );
}

function refuseConflict({ db }: Store, { conflicts }: DraftState): void {
  const [first] = conflicts;
  if (!first) return;
  const title = ruleById(db, first)?.title ?? first;
  throw new UserError(
    'guideline.conflict',
    { title, count: conflicts.length },
    `"${title}" was changed by two people apart (${conflicts.length} such rules). Settle what it says, then publish.`,
  );
}

/** A conflict of versions is something to publish: it ends by a version that has both as parents. */
function refuseNothing({ changes, base }: DraftState): void {
  if (changes.length > 0 || base.length > 1) return;
  throw new UserError(
    'guideline.nothingToPublish',
    {},
    'The draft says what is in force already, so there is nothing to publish.',
  );
}

function versionDraft(store: Store, entity: GuidelineVersionId, { base, pins }: DraftState, reason: string): Draft {
  return {
    kind: 'guidelineVersion',
    entity,
    value: {
      number: nextNumber(base),
      parents: base.map(({ id }) => id),
      author: store.member,
      publishedAt: new Date(store.machine.now()).toISOString(),
      reason,
      rules: [...pins].map(([rule, change]) => ({ rule, change })),
    },
  };
}

function requests(store: Store, version: GuidelineVersionId): Draft[] {
  const now = new Date(store.machine.now()).toISOString();
  return listMembers(store.db).map(({ id: member }): Draft => ({
    kind: 'acknowledgement',
    entity: acknowledgementId(version, member),
    value: { version, member, at: member === store.member ? now : null },
  }));
}

/** A label waits once: a recheck that it waits for already is taken over by the new version. */
function recheckDraft(store: Store, version: GuidelineVersionId, match: Match): Draft {
  const waiting = pendingRecheckOf(store.db, match.id);
  return {
    kind: 'recheck',
    entity: waiting?.id ?? newOwnedId<RecheckId>(match.author, store.machine.now()),
    value: {
      version,
      annotation: match.id,
      image: match.image,
      author: match.author,
      rules: [...new Set([...(waiting?.rules ?? []), ...match.rules])],
      madeUnder: match.guideline,
      made: waiting?.made ?? madeBy(store, match.id),
      state: 'pending',
      settled: null,
    },
  };
}

function madeBy({ db }: Store, id: AnnotationId) {
  return assertExists(shownKey(db, 'annotation', id), 'a label in the table has a change in the log');
}
