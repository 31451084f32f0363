import type { EditResult } from '@shared/contract/annotate';
import { applyResult } from '../../../canvas/editor/apply';
import { diffDocuments, isEmptyDelta } from '../../../canvas/editor/delta';
import type { EditorDocument } from '../../../canvas/editor/document';
import { sameRelations } from '../../../canvas/editor/relations';
import { expected, type Task } from './task';

export interface SaveQueuePorts {
  send(task: Task): Promise<EditResult>;
  /** The document to show changed. */
  show(document: EditorDocument): void;
  committed(task: Task, result: EditResult): void;
  /** The first of `tasks` failed; those after it built on it and were not sent. The document is back as committed. */
  failed(tasks: readonly Task[], error: unknown): void;
  /** The number of tasks on their way changed. */
  waiting(count: number): void;
}

/** Shows edits at once and commits them one after the other. */
export interface SaveQueue {
  push(task: Task): void;
  /** Takes over what somebody else committed. Only while nothing is on its way. */
  reset(document: EditorDocument): void;
  count(): number;
  /** Resolves when nothing is on its way any more, however it ended. */
  whenIdle(): Promise<void>;
}

interface Entry {
  readonly task: Task;
  /** The document as expected after the task. */
  after: EditorDocument;
}

export function createSaveQueue(initial: EditorDocument, ports: SaveQueuePorts): SaveQueue {
  let committed = initial;
  let entries: Entry[] = [];
  let idle: (() => void)[] = [];
  let busy = false;

  function push(task: Task): void {
    const after = expected(entries.at(-1)?.after ?? committed, task);
    entries.push({ task, after });
    ports.show(after);
    ports.waiting(entries.length);
    if (!busy) void drain();
  }

  async function drain(): Promise<void> {
    busy = true;
    for (let entry = entries[0]; entry !== undefined; entry = entries[0]) {
      try {
        const result = await ports.send(entry.task);
        entries.shift();
        takeOver(entry, result);
        ports.waiting(entries.length);
        ports.committed(entry.task, result);
      } catch (error) {
        const lost = entries.map(({ task }) => task);
        entries = [];
        ports.show(committed);
        ports.waiting(0);
        ports.failed(lost, error);
      }
    }
    busy = false;
    const waiting = idle;
    idle = [];
    for (const resume of waiting) resume();
  }

  function takeOver(entry: Entry, result: EditResult): void {
    committed = applyResult(entry.after, result);
    // As expected: what was built on it stands as it is, and nothing is drawn anew.
    if (
      isEmptyDelta(diffDocuments(entry.after, committed)) &&
      sameRelations(entry.after.relations, committed.relations)
    ) {
      committed = entry.after;
      return;
    }
    let last = committed;
    for (const later of entries) last = later.after = expected(last, later.task);
    ports.show(last);
  }

  return {
    push,
    reset(document) {
      if (entries.length > 0) throw new Error('Cannot reset while edits are on their way: they would be lost');
      committed = document;
      ports.show(document);
    },
    count: () => entries.length,
    whenIdle: () => (busy ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
  };
}
