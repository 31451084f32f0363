import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '@tests/support/temporary-store';
import { buildCommandLine, json, type Failed } from './plumbline';

beforeAll(buildCommandLine, 300_000);

interface Report {
  readonly published: { readonly changes: number };
  readonly received: { readonly changes: number };
}

let folder: string;
let project: string;
const machines = { ada: '', kim: '' };

/** Each person has a machine, that is a folder for their key. */
function as(who: keyof typeof machines): void {
  process.env['PLUMBLINE_USER_DATA'] = machines[who];
}

async function keyOf(who: keyof typeof machines): Promise<string> {
  as(who);
  return (await json<{ key: string }>(0, 'key')).key;
}

beforeEach(async () => {
  for (const who of ['ada', 'kim'] as const) machines[who] = join(temporaryFolder(), who);
  folder = temporaryFolder();
  project = join(temporaryFolder(), 'street.plumb');
  as('ada');
  await json(0, 'new', project);
});

describe('plumbline sync', () => {
  it('brings a member in by a package that was mailed, and says what a package would bring', async () => {
    const kim = await keyOf('kim');
    as('ada');
    const admitted = ['member', project, 'add', 'Kim', '--role', 'lead', '--key', kim];
    const { invitation } = await json<{ invitation: string }>(0, ...admitted);
    const pack = join(folder, 'monday.plpack');
    const dry = await json<Report>(0, 'pack', project, pack, '--dry-run');
    expect(readdirSync(folder)).toEqual([]);
    expect((await json<Report>(0, 'pack', project, pack)).published.changes).toBe(dry.published.changes);
    expect((await json<Failed>(3, 'pack', project, pack)).error.code).toBe('sync.packExists');
    as('kim');
    const second = join(temporaryFolder(), 'kim.plumb');
    await json(0, 'sync', second, '--with', pack, '--join', invitation);
    const again = await json<Report>(0, 'sync', second, '--with', pack, '--dry-run');
    expect(again).toMatchObject({ received: { changes: 0 }, published: { changes: 0 } });
    expect(await json(0, 'member', second, 'list')).toMatchObject({ members: [{ role: 'lead' }, { name: 'Kim' }] });
  });

  it('brings a second person in by key and invitation, and then carries changes both ways', async () => {
    const kim = await keyOf('kim');
    as('ada');
    const admitted = ['member', project, 'add', 'Kim', '--role', 'lead', '--key', kim];
    const { invitation } = await json<{ invitation: string }>(0, ...admitted);
    const second = join(temporaryFolder(), 'kim.plumb');
    as('kim');
    const early = await json<Failed>(3, 'sync', second, '--with', folder, '--join', invitation);
    expect(early.error.code).toBe('sync.notInvited');
    as('ada');
    const dry = await json<Report>(0, 'sync', project, '--with', folder, '--dry-run');
    expect(dry.published.changes).toBeGreaterThan(2);
    expect(readdirSync(folder)).toEqual([]);
    expect((await json<Report>(0, 'sync', project, '--with', folder)).published.changes).toBe(dry.published.changes);
    as('kim');
    await json(0, 'sync', second, '--with', folder, '--join', invitation);
    expect(await json(0, 'member', second, 'list')).toMatchObject({ members: [{ role: 'lead' }, { name: 'Kim' }] });
    const eve = await keyOf('ada').then(() => 'ab'.repeat(32));
    as('kim');
    await json(0, 'member', second, 'add', 'Eve', '--role', 'annotator', '--key', eve);
    expect((await json<Report>(0, 'sync', second, '--with', folder)).published.changes).toBe(1);
    as('ada');
    expect((await json<Report>(0, 'sync', project, '--with', folder)).received.changes).toBe(1);
    expect(await json(0, 'member', project, 'list')).toMatchObject({ members: [{}, {}, { name: 'Eve' }] });

    await json(0, 'member', project, 'role', 'Eve', '--role', 'reviewer');
    expect(await json(0, 'member', project, 'list')).toMatchObject({ members: [{}, {}, { role: 'reviewer' }] });
    await json(0, 'member', project, 'end', 'Eve');
    expect(await json(0, 'member', project, 'list')).toMatchObject({ members: [{}, {}, { revoked: true }] });
    expect(await json(0, 'check', second)).toMatchObject({ findings: [] });
  });

  it('makes one key a person, which nobody else may read', async () => {
    const first = await keyOf('kim');
    expect(await keyOf('kim')).toBe(first);
    expect(await keyOf('ada')).not.toBe(first);
    expect(readdirSync(machines.kim).toSorted()).toEqual(['identity.pem', 'secrets']);
    expect(readFileSync(join(machines.kim, 'identity.pem'), 'utf8')).toMatch(/PUBLIC KEY/);
    const secrets = readdirSync(join(machines.kim, 'secrets'));
    expect(secrets).toHaveLength(1);
    const file = join(machines.kim, 'secrets', secrets[0]!);
    expect(readFileSync(file, 'utf8')).toMatch(/PRIVATE KEY/);
    // Windows has no such bits; there the folder is the user's own.
    expect(statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  });

  it('says what is wrong with its arguments', async () => {
    const usage = async (...args: string[]) => (await json<Failed>(2, ...args)).error.message;
    expect(await usage('sync', project)).toMatch(/--with/);
    expect(await usage('hub', 'leave', project, '--on', 'postgres://owner@127.0.0.1/db')).toMatch(/init or invite/);
    expect(await usage('hub', 'invite', project, 'Nobody', '--on', 'postgres://owner@127.0.0.1/db')).toMatch(/Nobody/);
    expect(await usage('conflicts', project, 'merge')).toMatch(/list or keep/);
    expect(await usage('conflicts', project, 'keep')).toMatch(/number of a value/);
    expect(await usage('conflicts', project, 'keep', '4711')).toMatch(/No value of a conflict/);
    expect(await json(0, 'conflicts', project, 'list')).toEqual({ conflicts: [], total: 0 });
    expect(await usage('member', project, 'add', 'Kim')).toMatch(/--role and --key/);
    expect(await usage('member', project, 'add', 'Kim', '--role', 'lead', '--key', 'abc')).toMatch(/64 hex digits/);
    expect(await usage('member', project, 'remove')).toMatch(/list, add, role or end/);
    expect(await usage('member', project, 'end', 'Nobody')).toMatch(/no member named Nobody/);
    expect(await usage('member', project, 'role', 'Nobody')).toMatch(/--role/);
    const bad = await json<Failed>(3, 'sync', join(folder, 'x.plumb'), '--with', folder, '--join', 'plumbline-abc');
    expect(bad.error.code).toBe('sync.badInvitation');
    const address = await json<Failed>(3, 'sync', project, '--with', 'postgres://hub/db');
    expect(address.error.code).toBe('hub.badAddress');
    const missing = await json<Failed>(1, 'sync', project, '--with', join(folder, 'none'));
    expect(missing.error.code).toBe('sync.folderMissing');
    expect(readdirSync(folder)).toEqual([]);
  });
});
