import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProjectId } from '@shared/model/ids';
import type { Hub } from './connect';

/** What hints are sent through. Everybody in the database may listen to it, and send. */
export const HINTS = 'plumb_hint';

/** Milliseconds between two hints of one sync, at least. */
const BETWEEN = 250;

/**
 * By what who sends hints knows them again. It is new for each sync, so that it tells nobody else anything: not even
 * whether two hints are of one person.
 */
export function newMark(): string {
  return randomBytes(8).toString('hex');
}

/** What a hint says: that something happened in a project. */
export function hintText(project: ProjectId, mark: string): string {
  return `${project} ${mark}`;
}

/** @returns the mark of a hint for this project; null for anything else that somebody sent. */
export function markIn(text: string, project: ProjectId): string | null {
  return text.startsWith(`${project} `) ? text.slice(project.length + 1) : null;
}

/**
 * Tells the others that they may look at the hub. After what was put there has been committed, in a transaction of its own:
 * PostgreSQL lets only one transaction that notifies commit at a time. Nothing depends on it.
 */
export class HintSender {
  private appended = false;
  private sent = -Infinity;

  constructor(
    private readonly hub: Pick<Hub, 'unsafe'>,
    private readonly mark: () => string,
  ) {}

  noteAppended(): void {
    this.appended = true;
  }

  /** Sends one hint for all that was put there since the last. Where it cannot be sent, the others look by themselves. */
  async send(project: ProjectId): Promise<void> {
    if (!this.appended) return;
    this.appended = false;
    const wait = this.sent + BETWEEN - performance.now();
    if (wait > 0) await sleep(wait);
    this.sent = performance.now();
    const text = hintText(project, this.mark());
    // An identifier and hexadecimal digits; statements that are tried again take parameters, and this one is not.
    await this.hub.unsafe(`SELECT pg_notify('${HINTS}', '${text}')`).catch(() => undefined);
  }
}
