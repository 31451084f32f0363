import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId, ImageId, MemberId, ThreadCommentId, ThreadId } from '@shared/model/ids';
import type { Thread, ThreadComment } from '@shared/model/thread';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export interface StoredThread extends Thread {
  readonly id: ThreadId;
}

export interface StoredComment extends ThreadComment {
  readonly id: ThreadCommentId;
}

interface ThreadRow {
  readonly id: Buffer;
  readonly image: Buffer;
  readonly region: string | null;
  readonly annotation: Buffer | null;
  readonly opened_by: Buffer;
  readonly at: string;
  readonly state: Thread['state'];
}

interface CommentRow {
  readonly id: Buffer;
  readonly thread: Buffer;
  readonly author: Buffer;
  readonly at: string;
  readonly text: string;
}

/** What is talked about on an image: open ones first, then the newest. */
export function threadsOf(db: Database, image: ImageId): StoredThread[] {
  const rows = prepared(db, 'SELECT * FROM thread WHERE image = ? ORDER BY state, at DESC, id DESC').all(
    blobOf(image),
  ) as ThreadRow[];
  return rows.map(storedThread);
}

export function threadById(db: Database, id: ThreadId): StoredThread | undefined {
  const row = prepared(db, 'SELECT * FROM thread WHERE id = ?').get(blobOf(id)) as ThreadRow | undefined;
  return row && storedThread(row);
}

/** What was said, oldest first. */
export function commentsOf(db: Database, thread: ThreadId): StoredComment[] {
  const rows = prepared(db, 'SELECT * FROM threadComment WHERE thread = ? ORDER BY at, id').all(
    blobOf(thread),
  ) as CommentRow[];
  return rows.map(storedComment);
}

export function commentById(db: Database, id: ThreadCommentId): StoredComment | undefined {
  const row = prepared(db, 'SELECT * FROM threadComment WHERE id = ?').get(blobOf(id)) as CommentRow | undefined;
  return row && storedComment(row);
}

function storedThread(row: ThreadRow): StoredThread {
  return {
    id: uuidOf<ThreadId>(row.id),
    image: uuidOf<ImageId>(row.image),
    // Written by derive() from a payload that its schema had parsed.
    region: row.region === null ? null : (JSON.parse(row.region) as Geometry),
    annotation: row.annotation && uuidOf<AnnotationId>(row.annotation),
    by: uuidOf<MemberId>(row.opened_by),
    at: row.at,
    state: row.state,
  };
}

function storedComment(row: CommentRow): StoredComment {
  return {
    id: uuidOf<ThreadCommentId>(row.id),
    thread: uuidOf<ThreadId>(row.thread),
    author: uuidOf<MemberId>(row.author),
    at: row.at,
    text: row.text,
  };
}
