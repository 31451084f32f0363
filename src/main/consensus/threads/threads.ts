import type { Draft } from '@shared/changes/edit';
import { newOwnedId } from '@shared/changes/owned-id';
import { UserError } from '@shared/lib/user-error';
import type { ImageId, ThreadCommentId, ThreadId } from '@shared/model/ids';
import type { Thread, ThreadComment } from '@shared/model/thread';
import { commit } from '@main/db/commit';
import { commentById, commentsOf, threadById, type StoredThread } from '@main/db/queries/threads';
import type { Store } from '@main/db/store';
import { roleHere } from '../rights';

export type Opened = Pick<Thread, 'image' | 'region' | 'annotation'> & Pick<ThreadComment, 'text'>;

/** Begins to talk about something. One step of undo on its image. */
export function openThread(store: Store, { text, ...about }: Opened): ThreadId {
  const id = newOwnedId<ThreadId>(store.member, store.machine.now());
  const value: Thread = { ...about, by: store.member, at: instant(store), state: 'open' };
  write(store, about.image, [{ kind: 'thread', entity: id, value }, commentDraft(store, id, text)]);
  return id;
}

/** @returns the image. @throws UserError `thread.unknown` */
export function answerThread(store: Store, id: ThreadId, text: string): ImageId {
  const { image } = known(store, id);
  write(store, image, [commentDraft(store, id, text)]);
  return image;
}

/**
 * Resolves what was talked about, or opens it again.
 *
 * @returns the image.
 * @throws UserError `thread.unknown`, `thread.notYoursToSettle` for whoever neither began it nor reviews
 */
export function setThreadState(store: Store, id: ThreadId, state: Thread['state']): ImageId {
  const { id: entity, ...thread } = known(store, id);
  if (!isTheirs(store, thread)) {
    throw new UserError(
      'thread.notYoursToSettle',
      {},
      'Somebody else began this. Only they, a reviewer or a lead may settle it; answer it instead. Nothing was changed.',
    );
  }
  write(store, thread.image, [{ kind: 'thread', entity, value: { ...thread, state } }]);
  return thread.image;
}

/**
 * Takes back what one said oneself; one's own thread in which nothing is said any more goes with it.
 *
 * @returns the image.
 * @throws UserError `thread.unknown`, `thread.notYours`
 */
export function takeBackComment(store: Store, id: ThreadCommentId): ImageId {
  const comment = commentById(store.db, id);
  const thread = known(store, comment?.thread);
  if (comment?.author !== store.member) {
    throw new UserError('thread.notYours', {}, 'Somebody else said this. Only who said it may take it back.');
  }
  const isLast = commentsOf(store.db, thread.id).length === 1 && isTheirs(store, thread);
  write(store, thread.image, [
    { kind: 'threadComment', entity: id, value: null },
    ...(isLast ? [{ kind: 'thread', entity: thread.id, value: null } as const] : []),
  ]);
  return thread.image;
}

/** Whether this person may settle it. */
function isTheirs(store: Store, { by }: Pick<Thread, 'by'>): boolean {
  return by === store.member || roleHere(store) !== 'annotator';
}

function write(store: Store, image: ImageId, drafts: readonly Draft[]): void {
  commit(store, drafts, { image, label: 'thread' });
}

function commentDraft(store: Store, thread: ThreadId, text: string): Draft {
  const value: ThreadComment = { thread, author: store.member, at: instant(store), text };
  return { kind: 'threadComment', entity: newOwnedId<ThreadCommentId>(store.member, store.machine.now()), value };
}

function instant({ machine }: Store): string {
  return new Date(machine.now()).toISOString();
}

function known({ db }: Store, id: ThreadId | undefined): StoredThread {
  const thread = id && threadById(db, id);
  if (thread) return thread;
  throw new UserError('thread.unknown', {}, 'This issue was taken back, or was never opened here.');
}
