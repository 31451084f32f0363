import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { allImages } from '@main/db/queries/images';
import { scene, temporaryFolder } from '@tests/support/temporary-store';
import { newLead, newMember } from '@tests/support/teams';
import { buildCommandLine, json, plumbline, type Failed } from './plumbline';

beforeAll(buildCommandLine, 300_000);

it('work is given, done and seen from the command line, by a lead and by the member who was asked', async () => {
  const shared = temporaryFolder();
  const ada = newLead();
  scene(ada.store);
  const kim = await newMember(ada, shared, 'Kim', 'annotator');
  const [theirs, project] = [kim.store.path, ada.store.path];
  const paths = allImages(ada.store.db).map(({ path }) => path);
  const as = (person: typeof ada) => (process.env['PLUMBLINE_USER_DATA'] = person.userData);
  as(ada);
  const give = (code: number, ...args: string[]) => json(code, 'assign', project, 'to', ...args);
  const which = ['Kim', 'Ada', '--overlap', '2', '--images', ...paths.slice(0, 2)];
  const first = await give(0, ...which, '--batch', 'first', '--due', '2020-01-31');
  expect(first).toMatchObject({ assigned: 4, images: 2, members: [{ name: 'Kim', images: 2 }, { name: 'Ada' }] });
  expect(await give(0, ...which, '--batch', 'again')).toMatchObject({ assigned: 0 });
  await json(0, 'sync', project, '--with', shared);

  as(kim);
  await json(0, 'sync', theirs, '--with', shared);
  const mine = await json<{ members: [{ open: unknown[] }] }>(0, 'assign', theirs, 'list');
  expect(mine.members).toMatchObject([{ name: 'Kim', open: [{ due: '2020-01-31', late: true }, {}] }]);
  expect((await json<Failed>(3, 'assign', theirs, 'to', 'Ada', '--batch', 'no')).error.code).toBe('change.notAllowed');
  expect(await json(0, 'submit', theirs, paths[0]!)).toEqual({ submitted: 1 });
  expect((await plumbline('assign', theirs, 'list')).stderr).toMatch(/Kim: 1 image to label, 1 late/);
  await json(0, 'sync', theirs, '--with', shared);

  as(ada);
  await json(0, 'sync', project, '--with', shared);
  const kimNow = { name: 'Kim', role: 'annotator', assigned: 2, done: 1, late: 1, read: null, admitted: true };
  expect(await json(0, 'member', project, 'list')).toMatchObject({ members: [{ you: true }, kimNow] });
  const words = (await plumbline('member', project, 'list')).stderr;
  expect(words).toMatch(/Kim \(annotator\): submitted 1 of 2, 1 late; .*last change 20/);
});

it('says what is wrong with work that is given or submitted', async () => {
  const ada = newLead();
  scene(ada.store);
  const project = ada.store.path;
  process.env['PLUMBLINE_USER_DATA'] = join(temporaryFolder(), 'ada');
  const usage = async (...args: string[]) => (await json<Failed>(2, ...args)).error.message;
  const give = (...args: string[]) => usage('assign', project, 'to', ...args);
  expect(await give('Ada')).toMatch(/needs a name/);
  expect(await give('Eve', '--batch', 'a')).toMatch(/no member named Eve/);
  expect(await give('Ada', '--batch', 'a', '--due', 'friday')).toMatch(/2026-12-31/);
  expect(await give('Ada', '--batch', 'a', '--query', 'state:empty')).toMatch(/No image is meant/);
  const tooMany = await json<Failed>(3, 'assign', project, 'to', 'Ada', '--batch', 'a', '--overlap', '2');
  expect(tooMany.error.code).toBe('assign.overlap');
  expect(await usage('submit', project)).toMatch(/Name the images/);
});
