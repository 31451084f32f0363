import { spawn } from 'node:child_process';
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

interface Machine {
  readonly path: string;
  readonly userData: string;
}

/** Lets one machine edit and sync for a moment, and kills it. @returns the classes that it had acknowledged. */
async function killOnce({ path, userData }: Machine, folder: string, longest: number): Promise<string[]> {
  const output = join(dirname(path), 'acknowledged.txt');
  const descriptor = openSync(output, 'w');
  const child = spawn(process.execPath, [entry, path, folder, userData], {
    stdio: ['pipe', descriptor, 'pipe'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  closeSync(descriptor);
  let words = '';
  child.stderr!.on('data', (text: Buffer) => (words += text.toString()));
  await once(child.stderr!, 'data');
  const died = once(child, 'exit');
  child.stdin!.write('!');
  await sleep(Math.random() * longest);
  child.kill('SIGKILL');
  const [, ending] = (await died) as [number | null, string | null];
  if (ending !== 'SIGKILL') throw new Error(`The process ended by itself: ${words}`);
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
    const folder = temporaryFolder();
    const ada = newLead();
    const ben = await newMember(ada, folder, 'Ben', 'lead');
    const machines = [ada, ben].map(({ store, userData }) => ({ path: store.path, userData }));
    for (const { store } of [ada, ben]) store.db.close();
    const acknowledged: string[] = [];
    for (let kill = 0; kill < 200; kill++) acknowledged.push(...(await killOnce(machines[kill % 2]!, folder, 100)));
    expect(acknowledged.length).toBeGreaterThan(500);
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
