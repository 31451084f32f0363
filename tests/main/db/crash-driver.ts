import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildWorker } from '@tests/support/build-worker';
import { readAcknowledged, type Acknowledged } from './crash-record';

export function buildCrashChild(): Promise<string> {
  return buildWorker('../../../tests/main/db/crash-child.ts', ['main/db', 'shared', '../tests/main/db']);
}

interface Waiting {
  readonly child: ChildProcess;
  readonly output: string;
  readonly ready: Promise<unknown>;
}

/**
 * Starts processes that do one kind of work, and kills each at a random moment of it. The next one loads its code while
 * its predecessor works, which is most of what a start costs.
 */
export class Killer {
  private next: Waiting | undefined;
  private started = 0;

  /** @param path the project; the processes' outputs are kept in `folder`. */
  constructor(
    private readonly entry: string,
    private readonly work: string,
    private readonly path: string,
    private readonly folder: string,
  ) {}

  /** @param longest milliseconds that the process may work. @returns what it had acknowledged when it died. */
  async kill(longest: number): Promise<Acknowledged[]> {
    const { child, output, ready } = this.next ?? this.start();
    await ready;
    this.next = this.start();
    child.stdin!.write('!');
    await sleep(Math.random() * longest);
    const died = once(child, 'exit');
    if (!child.kill('SIGKILL')) throw new Error('The process ended before it was killed');
    const [code, signal] = (await died) as [number | null, string | null];
    if (signal !== 'SIGKILL') throw new Error(`The process ended by itself with ${signal ?? code}`);
    const acknowledged = readAcknowledged(output);
    rmSync(output);
    return acknowledged;
  }

  close(): void {
    this.next?.child.kill('SIGKILL');
  }

  private start(): Waiting {
    const output = join(this.folder, `${this.work}-${this.started++}.jsonl`);
    const descriptor = openSync(output, 'w');
    const child = spawn(process.execPath, [this.entry, this.work, this.path], {
      stdio: ['pipe', descriptor, 'pipe'],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    closeSync(descriptor);
    return { child, output, ready: once(child.stderr!, 'data') };
  }
}
