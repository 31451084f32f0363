import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { openStore } from '@main/db/open';
import { listClasses } from '@main/db/queries/classes';
import { loadIdentity } from '@main/sync/identity';
import { buildWorker } from '@tests/support/build-worker';
import { newLead, newMember, sync, type Person } from '@tests/support/teams';
import { closedAfterTest, temporaryFolder } from '@tests/support/temporary-store';

let entry: string;

beforeAll(async () => {
  entry = await buildWorker('../../../tests/main/sync/sync-child.ts', ['main/db', 'main/sync', 'shared']);
});

const KILLS = 200;

/** What a machine writes down when it begins to sync, and when it has. */
const [BEGUN, ENDED] = ['sync', 'synced'] as const;

/** Milliseconds that a machine works at most before it is killed, counted from when its project is open. */
const LONGEST = 100;

/** So many of all kills come while it is still opening its project. */
const EARLY = 0.1;

/** Of the moments; another run takes the same when it is given. */
const seed = Number(process.env['SYNC_KILLS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Numbers from 0 to 1 (mulberry32). */
function randomBy(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Machine {
  readonly path: string;
  readonly userData: string;
}

/** A process of a machine that is there and has touched nothing yet. */
interface Waiting {
  readonly child: ChildProcess;
  readonly output: string;
  readonly words: string[];
  readonly isReady: Promise<unknown>;
}

let started = 0;

function start({ path, userData }: Machine, folder: string): Waiting {
  const output = join(dirname(path), `acknowledged-${++started}.txt`);
  const descriptor = openSync(output, 'w');
  const child = spawn(process.execPath, [entry, path, folder, userData], {
    stdio: ['pipe', descriptor, 'pipe'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  closeSync(descriptor);
  const words: string[] = [];
  child.stderr!.on('data', (text: Buffer) => words.push(text.toString()));
  return { child, output, words, isReady: once(child.stderr!, 'data') };
}

/** Lets a process edit and sync for a moment, and kills it. @returns what it had written down. */
async function killAfter(
  { child, output, words, isReady }: Waiting,
  moment: number,
  isEarly: boolean,
): Promise<string[]> {
  await isReady;
  const died = once(child, 'exit');
  const isOpen = once(child.stderr!, 'data');
  child.stdin!.write('!');
  if (!isEarly) await Promise.race([isOpen, died]);
  await sleep(moment);
  child.kill('SIGKILL');
  const [, ending] = (await died) as [number | null, string | null];
  if (ending !== 'SIGKILL') throw new Error(`The process ended by itself: ${words.join('')}`);
  const text = readFileSync(output, 'utf8');
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean);
}

function reopened({ path, userData }: Machine): Person {
  return { store: closedAfterTest(openStore(path)), identity: loadIdentity(userData), userData };
}

it(
  'two machines that are killed 200 times while they sync lose nothing that they had acknowledged',
  { timeout: 600_000 },
  async () => {
    process.stdout.write(`SYNC_KILLS_SEED=${seed}\n`);
    const folder = temporaryFolder();
    const ada = newLead();
    const ben = await newMember(ada, folder, 'Ben', 'lead');
    const machines = [ada, ben].map(({ store, userData }) => ({ path: store.path, userData }));
    for (const { store } of [ada, ben]) store.db.close();
    const acknowledged: string[] = [];
    let amidSync = 0;
    const random = randomBy(seed);
    // The next processes come up while these work: that takes most of the time.
    const next = machines.map((machine) => [start(machine, folder), start(machine, folder)]);
    for (let kills = 0; kills < KILLS;) {
      // Mostly one of them, and often both at once, in the middle of reading what the other writes.
      const at = Math.floor(random() * 4);
      const dying = at < 2 ? [at] : [0, 1];
      const words = await Promise.all(
        dying.map((which) => killAfter(next[which]!.shift()!, random() * LONGEST, random() < EARLY)),
      );
      for (const which of dying) next[which]!.push(start(machines[which]!, folder));
      amidSync += words.filter((said) => said.at(-1) === BEGUN).length;
      acknowledged.push(...words.flat().filter((word) => word !== BEGUN && word !== ENDED));
      kills += dying.length;
    }
    for (const { child } of next.flat()) child.kill('SIGKILL');
    process.stdout.write(`${amidSync} of them amid a sync\n`);
    expect(acknowledged.length).toBeGreaterThan(500);
    // Not most of them before it began.
    expect(amidSync).toBeGreaterThan(KILLS / 10);
    const [first, second] = machines.map(reopened) as [Person, Person];
    for (const person of [first, second, first]) await sync(person, folder);
    for (const person of [first, second]) {
      const ids = new Set<string>(listClasses(person.store.db).map(({ id }) => id));
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      expect(checkStore(person.store).findings).toEqual([]);
      expect(await sync(person, folder, { thorough: true })).toMatchObject({
        published: { segments: 0 },
        received: { segments: 0 },
        waiting: [],
        ignored: [],
        parted: false,
      });
    }
    expect(listClasses(first.store.db)).toEqual(listClasses(second.store.db));
    expect(readdirSync(folder)).toHaveLength(1);
  },
);
