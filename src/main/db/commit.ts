import type { Database } from 'better-sqlite3';
import { canonicalJson } from '@shared/lib/canonical-json';
import { UserError } from '@shared/lib/user-error';
import { changeDigest, changeKey, type Change } from '@shared/changes/change';
import { changeIdAt, tick } from '@shared/changes/clock';
import type { Draft, Step } from '@shared/changes/edit';
import { kinds } from '@shared/changes/kinds';
import { applyChange, winner } from '@shared/changes/register';
import type { ImageId } from '@shared/model/ids';
import { readClock, writeClock } from './clock';
import { derive } from './derive';
import { recordEdit, type LoggedStep } from './history';
import { lastRevision, ownFeed } from './log';
import { checkReferences } from './references';
import { refuseNotAllowed } from './refuse-not-allowed';
import { refuseShape } from './refuse-shape';
import { refuseUnread } from './unread';
import { sha256 } from './sha256';
import { withSqliteErrors } from './sqlite-error';
import { payloadAt, sqliteRegisters, storedHeads } from './sqlite-registers';
import type { Store } from './store';

/**
 * How a commit enters the undo history, named at each call: as one step on one image, or not at all. What is restored
 * is no step either, and was there before, so that the shapes that a class allows since do not stop it.
 */
export type Capture = { readonly image: ImageId; readonly label: string } | 'no-undo' | 'restore';

export interface Commit {
  /** The number of the last change of the commit: all of it is on disk. */
  readonly revision: number;
  readonly steps: readonly Step[];
}

/**
 * The one write path: validate, append to the log, apply to the tables, in one transaction. When it returns, the change
 * survives a power cut; when it throws, nothing has happened.
 *
 * @throws UserError `change.invalid`, `change.dangling`, `change.notAllowed`, `change.needsNewer`, `annotation.shapeNotAllowed`, `store.*`.
 */
export function commit(store: Store, drafts: readonly Draft[], capture: Capture): Commit {
  return withSqliteErrors(store.path, () =>
    transaction(store.db, () => {
      const steps = commitInTransaction(store, drafts, capture === 'restore');
      if (typeof capture === 'object' && steps.length > 0) recordEdit(store.db, capture.image, capture.label, steps);
      return { revision: lastRevision(store.db), steps };
    }),
  );
}

/** Several commits that stand or fall together, such as an import; nested commits join it. */
export function transaction<T>(db: Database, work: () => T): T {
  return db.inTransaction ? work() : db.transaction(work).immediate();
}

/** @returns one step for each draft that changed something; a draft that says what is already so is left out. */
function commitInTransaction(store: Store, drafts: readonly Draft[], restores: boolean): LoggedStep[] {
  const { db } = store;
  const registers = sqliteRegisters(db);
  const steps: LoggedStep[] = [];
  let instant = readClock(db);
  for (const draft of drafts) {
    const after = payloadOf(draft);
    const heads = storedHeads(db, draft.kind, draft.entity);
    const shown = winner(heads);
    const before = shown ? payloadAt(db, shown.revision) : null;
    if (before === after && heads.length <= 1) continue;
    refuseUnread(db, draft);
    checkReferences(db, draft);
    if (!restores) refuseShape(db, draft, before);
    instant = tick(instant, store.machine.now());
    const feed = ownFeed(db, kinds[draft.kind].channel, store.member);
    const change: Change = {
      id: changeIdAt(instant, store.machine.nonce),
      feed: feed.uuid,
      member: store.member,
      seq: feed.lastSeq + 1,
      kind: draft.kind,
      kindVersion: kinds[draft.kind].version,
      entity: draft.entity,
      prevs: heads.map((head) => head.key).sort(),
      payload: after,
    };
    refuseNotAllowed(store, change);
    applyChange(registers, change, changeKey(change.id, changeDigest(change, sha256)));
    const to = lastRevision(db);
    derive(db, draft.kind, draft.entity);
    steps.push({ kind: draft.kind, entity: draft.entity, before, after, from: shown?.revision ?? null, to });
  }
  writeClock(db, instant);
  return steps;
}

function payloadOf(draft: Draft): string | null {
  if (draft.value === null) return null;
  const parsed = kinds[draft.kind].schema.safeParse(draft.value);
  if (parsed.success) return canonicalJson(parsed.data);
  const issue = parsed.error.issues[0];
  const place = issue?.path.join('.') ?? '';
  throw new UserError(
    'change.invalid',
    { kind: draft.kind, entity: draft.entity, place, reason: issue?.message ?? '' },
    `The ${draft.kind} ${draft.entity} cannot be saved: ${place} ${issue?.message}. Nothing was written.`,
  );
}
