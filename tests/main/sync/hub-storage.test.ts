import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SyncReport } from '@shared/contract/sync-report';
import { allImages } from '@main/db/queries/images';
import { initialiseHub } from '@main/sync/hub/administer';
import { withHub } from '@main/sync/hub/connect';
import { syncWords } from '../../../src/cli/sync-words';
import { addPictures, type AddedPicture } from '@tests/support/add-pictures';
import { drawLabel } from '@tests/support/draw-label';
import { newHubLead, newHubMember, through, type Connected } from '@tests/support/hub-team';
import { postgresFolder, startPostgres, type PostgresServer } from '@tests/support/postgres-server';
import { startS3, type S3Server } from '@tests/support/s3-server';

const lead = { accessKeyId: 'LEAD', secretAccessKey: 'a secret of the lead' };
const reader = { accessKeyId: 'READER', secretAccessKey: 'a secret of the readers' };

/** As for the one sync for which somebody sets them; what is kept afterwards is another matter. */
async function given<T>(keys: typeof lead, work: () => Promise<T>): Promise<T> {
  vi.stubEnv('AWS_ACCESS_KEY_ID', keys.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', keys.secretAccessKey);
  try {
    return await work();
  } finally {
    vi.stubEnv('AWS_ACCESS_KEY_ID', '');
  }
}

/** What of these pictures a person has, whole and under their names. */
function having({ store }: Connected, pictures: readonly AddedPicture[]): string[] {
  const images = allImages(store.db);
  return pictures
    .filter(({ sha256, content }) => {
      const image = images.find((one) => one.sha256 === sha256);
      const path = image?.folder ? join(image.folder, image.path) : '';
      return existsSync(path) && readFileSync(path).equals(content);
    })
    .map(({ path }) => path);
}

const says = (report: SyncReport) => syncWords(report, () => 'somebody').join('\n');

describe.skipIf(postgresFolder === undefined)(
  'pictures of a hub that lie in storage beside it',
  { timeout: 120_000 },
  () => {
    let server: PostgresServer;
    let s3: S3Server;
    let ada: Connected;
    let kim: Connected;
    let pictures: AddedPicture[];

    beforeAll(async () => {
      [server, s3] = await Promise.all([startPostgres(), startS3(lead, { readers: [reader] })]);
    }, 120_000);
    afterAll(async () => {
      await Promise.all([server.stop(), s3.stop()]);
    });

    beforeEach(async () => {
      vi.stubEnv('AWS_ACCESS_KEY_ID', '');
      vi.stubEnv('AWS_SESSION_TOKEN', '');
      s3.objects.clear();
      s3.faults.length = 0;
      s3.asked.length = 0;
      s3.ahead = 0;
      ada = await newHubLead(server.address);
      pictures = addPictures(ada.store, {
        'a/one.png': randomBytes(5_000_000),
        ...Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`b/${index}.png`, randomBytes(20_000)])),
      });
      kim = await newHubMember(server.address, ada, 'Kim', 'annotator');
      const location = `s3://team/labels?endpoint=${s3.endpoint}`;
      await withHub(server.address, (hub) => initialiseHub(hub, ada.store, { pictures: location }));
      return () => vi.unstubAllEnvs();
    });

    it('go from one to another, four at a time, under the name of the project, and only once', async () => {
      expect((await given(lead, () => through(ada))).pictures).toMatchObject({ sent: 8, failed: [], problem: null });
      expect([...s3.objects.keys()].every((key) => key.startsWith(`/team/labels/${ada.store.project}/pictures/`))).toBe(
        true,
      );
      expect((await given(reader, () => through(kim))).pictures).toMatchObject({
        received: 8,
        failed: [],
        problem: null,
      });
      expect(having(kim, pictures)).toHaveLength(8);
      expect(s3.mostAtOnce).toBeLessThanOrEqual(4);
      expect(s3.mostAtOnce).toBeGreaterThan(1);
      expect((await through(ada)).pictures).toMatchObject({ sent: 0, received: 0, failed: [], problem: null });
      expect((await through(kim)).pictures).toMatchObject({ received: 0, failed: [], problem: null });
    });

    it('keep nothing else back where there are no keys, and tell the person what to do', async () => {
      drawLabel(kim.store, 1);
      const report = await through(kim);
      expect(report.published).toMatchObject({ changes: 1, problem: null });
      expect(report.pictures).toMatchObject({ received: 0, problem: { code: 'hub.storageNeedsKeys' } });
      expect(says(report)).toContain('Enter those that you were given on the Team screen');
      expect((await through(ada)).received.changes).toBe(1);
      expect(s3.asked).toEqual([]);
    });

    it('remember the keys that the storage accepted, and none that it refused', async () => {
      const wrong = { ...reader, secretAccessKey: 'not that one' };
      await given(lead, () => through(ada));
      const refused = await given(wrong, () => through(kim));
      expect(refused.pictures.problem).toMatchObject({ code: 'hub.storageKeysRefused' });
      expect(JSON.stringify(refused) + says(refused)).not.toContain('not that one');
      expect((await through(kim)).pictures.problem).toMatchObject({ code: 'hub.storageNeedsKeys' });
      expect((await given(reader, () => through(kim))).pictures).toMatchObject({ received: 8, problem: null });
      // The next day: nothing in the environment, or the keys of something else.
      const [more] = addPictures(ada.store, { 'later.png': 'what came later' });
      await given(wrong, () => through(ada));
      expect((await through(kim)).pictures).toMatchObject({ received: 1, problem: null });
      expect(having(kim, [more])).toEqual(['later.png']);
    });

    it('take other keys when those that were kept are not enough any more', async () => {
      expect((await given(reader, () => through(ada))).pictures).toMatchObject({
        sent: 0,
        problem: { code: 'hub.storageOnlyRead' },
      });
      expect((await given(lead, () => through(ada))).pictures).toMatchObject({ sent: 8, problem: null });
      s3.objects.clear();
      expect((await through(ada)).pictures).toMatchObject({ sent: 8, problem: null });
    });

    it('do not keep keys that expire by themselves', async () => {
      vi.stubEnv('AWS_SESSION_TOKEN', 'for an hour');
      expect((await given(lead, () => through(ada))).pictures).toMatchObject({ sent: 8, problem: null });
      expect((await through(ada)).pictures.problem).toMatchObject({ code: 'hub.storageNeedsKeys' });
    });

    it('go on where a picture was cut off, with what is whole already in its place', async () => {
      await given(lead, () => through(ada));
      const [large] = pictures;
      await given(reader, () => through(kim));
      const image = allImages(kim.store.db).find(({ sha256 }) => sha256 === large!.sha256)!;
      // As a line leaves it that was lost: the beginning, and no name yet.
      const path = join(image.folder!, image.path);
      const part = join(image.folder!, `.${image.sha256}.part`);
      writeFileSync(part, large!.content.subarray(0, 4_500_000));
      truncateSync(path, 0);
      s3.asked.length = 0;
      expect((await through(kim)).pictures).toMatchObject({ received: 1, failed: [] });
      expect(s3.asked.filter((one) => one.startsWith('GET'))).toEqual([
        expect.stringContaining('bytes=4500000-4999999'),
      ]);
      expect(having(kim, pictures)).toHaveLength(8);
      expect(readdirSync(image.folder!).filter((name) => name.endsWith('.part'))).toEqual([]);
    });

    it('are whole or not there: what is damaged gets no name, and comes when it was mended', async () => {
      await given(lead, () => through(ada));
      const [, small] = pictures;
      const key = [...s3.objects.keys()].find((one) => one.endsWith(small!.sha256))!;
      s3.objects.set(key, Buffer.alloc(small!.content.length));
      const damaged = await given(reader, () => through(kim));
      expect(damaged.pictures).toMatchObject({ received: 7, failed: [{ path: small!.path, reason: 'damaged' }] });
      expect(having(kim, pictures)).toHaveLength(7);
      expect((await through(ada, { thorough: true })).pictures).toMatchObject({ sent: 1, failed: [] });
      expect((await through(kim)).pictures).toMatchObject({ received: 1, failed: [] });
      expect(having(kim, pictures)).toHaveLength(8);
    });

    it('that came before the storage went away are here, and the rest comes the next time', async () => {
      await given(lead, () => through(ada));
      s3.faults.push(...Array.from({ length: 6 }, () => undefined), ...Array.from({ length: 40 }, () => 503));
      const report = await given(reader, () => through(kim));
      expect(report.pictures.problem).toMatchObject({ code: 'hub.storageUnreachable', params: { reason: '503' } });
      expect(report.pictures.received).toBe(having(kim, pictures).length);
      expect(report.pictures.received).toBeGreaterThan(0);
      s3.faults.length = 0;
      expect((await given(reader, () => through(kim))).pictures).toMatchObject({
        received: 8 - report.pictures.received,
        problem: null,
      });
      expect(having(kim, pictures)).toHaveLength(8);
    });

    it('that the storage refuses one by one are told one by one, and the others go on', async () => {
      // The images of the scene have no files: they are asked for first.
      s3.faults.push(...Array.from({ length: 3 }, () => undefined), 412, [400, 'EntityTooLarge']);
      const report = await given(lead, () => through(ada));
      expect(report.pictures.failed.map(({ reason }) => reason).toSorted()).toEqual(['S3_PRECONDITION', 'S3_REFUSED']);
      expect(report.pictures).toMatchObject({ sent: 6, problem: null });
      s3.faults.push(412);
      const fetched = await given(reader, () => through(kim));
      expect(fetched.pictures).toMatchObject({ failed: [{ reason: 'S3_PRECONDITION' }], problem: null });
      expect(fetched.pictures.received + fetched.pictures.waiting).toBe(10);
      expect(says(fetched)).toContain('the storage refuses it by a condition of its own');
    });

    it('wait for a clock that is right', async () => {
      s3.ahead = 60 * 60_000;
      const report = await given(lead, () => through(ada));
      expect(report.pictures.problem).toMatchObject({ code: 'hub.storageClock' });
      expect(says(report)).toContain('60 minutes behind');
      s3.ahead = 0;
      expect((await given(lead, () => through(ada))).pictures).toMatchObject({ sent: 8, problem: null });
    });

    it('stay where they are when the hub is made again, and go back into the database when a lead says so', async () => {
      await withHub(server.address, (hub) => initialiseHub(hub, ada.store));
      expect((await given(lead, () => through(ada))).pictures.sent).toBe(8);
      await withHub(server.address, (hub) => initialiseHub(hub, ada.store, { pictures: 'database' }));
      s3.asked.length = 0;
      // They were sent there before the storage was.
      expect((await through(ada)).pictures).toMatchObject({ sent: 0, problem: null });
      expect((await through(kim)).pictures).toMatchObject({ received: 8, problem: null });
      expect(s3.asked).toEqual([]);
    });
  },
);
