import { createHash, randomBytes } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredImage } from '@main/db/queries/images';
import { readBucket } from '@main/sync/hub/bucket';
import { s3Shelf } from '@main/sync/hub/s3-shelf';
import { startS3, type S3Server } from '@tests/support/s3-server';
import { temporaryFolder } from '@tests/support/temporary-store';

const { signal } = new AbortController();
const keys = { accessKeyId: 'MEMBER', secretAccessKey: 'a secret of the member' };
const reader = { accessKeyId: 'READER', secretAccessKey: 'a secret of the reader' };
const patience = { silence: 500, perByte: 0, pause: 5 };
const content = randomBytes(9 * 1024 * 1024);
const sha256 = createHash('sha256').update(content).digest('hex');
// Of an image only what a shelf looks at.
const image = { sha256, bytes: content.length } as StoredImage;

describe('pictures in S3-compatible storage', () => {
  let s3: S3Server;
  beforeAll(async () => {
    s3 = await startS3(keys, { readers: [reader] });
  });
  afterAll(() => s3.stop());
  beforeEach(() => {
    s3.objects.clear();
    s3.asked.length = 0;
    s3.faults.length = 0;
    s3.ahead = 0;
  });

  function shelf({ project = 'project-one', own = keys, bucket = 'team' } = {}) {
    const where = readBucket(`s3://${bucket}/labels?endpoint=${s3.endpoint}&region=eu-central-1`, 'localhost');
    return s3Shelf(where, own, project, patience);
  }

  async function send(to = shelf()): Promise<void> {
    const source = join(temporaryFolder(), 'picture');
    await writeFile(source, content);
    await to.send(image, source, signal);
  }

  async function fetched(beginning = Buffer.alloc(0)): Promise<{ whole: boolean; bytes: Buffer }> {
    const path = join(temporaryFolder(), 'picture.part');
    await writeFile(path, beginning);
    const to = await open(path, 'r+');
    try {
      return { whole: await shelf().fetch(image, to, signal), bytes: await readFile(path) };
    } finally {
      await to.close();
    }
  }

  it('come back as they were sent, under a name that belongs to the project', async () => {
    expect(await shelf().lacks(image, false, signal)).toBe(true);
    await send();
    expect([...s3.objects.keys()]).toEqual([
      `/team/labels/project-one/pictures/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`,
    ]);
    expect(await shelf().lacks(image, true, signal)).toBe(false);
    expect((await fetched()).bytes.equals(content)).toBe(true);
    expect(await shelf({ project: 'project-two' }).has(image, signal)).toBe(false);
  });

  it('go on within a picture that was cut off', async () => {
    await send();
    s3.asked.length = 0;
    const { whole, bytes } = await fetched(content.subarray(0, 6_000_000));
    expect([whole, bytes.equals(content)]).toEqual([true, true]);
    expect(s3.asked[0]).toContain('bytes=6000000-');
  });

  it('are asked for again after errors, silence, lost lines, answers cut short and bytes altered on the way', async () => {
    s3.faults.push(503, 500, 'hang-up', 'altered');
    await send();
    s3.faults.push('cut', undefined, 503, 'silent');
    expect((await fetched()).whole).toBe(true);
  });

  it.each([
    [503, '503'],
    [500, '500'],
    ['silent', 'silent'],
    ['hang-up', 'network'],
    [[400, 'BadDigest'], 'damaged on the way'],
  ] as const)('are given up after some tries when all of them meet %s', async (fault, reason) => {
    s3.faults.push(...Array.from({ length: 5 }, () => fault));
    await expect(send()).rejects.toMatchObject({ code: 'hub.storageUnreachable', params: { reason } });
    expect(s3.asked).toHaveLength(5);
  });

  it('are not taken when they are something else, and sent again by a thorough sync', async () => {
    await send();
    const [key] = [...s3.objects.keys()];
    s3.objects.set(key!, Buffer.alloc(content.length));
    expect((await fetched()).whole).toBe(false);
    expect(await shelf().lacks(image, true, signal)).toBe(true);
    await send();
    expect((await fetched()).whole).toBe(true);
  });

  it('are refused one by one for what is about one of them', async () => {
    s3.faults.push(412);
    await expect(send()).rejects.toMatchObject({ code: 'S3_PRECONDITION' });
    s3.faults.push([400, 'EntityTooLarge']);
    await expect(send()).rejects.toMatchObject({ code: 'S3_REFUSED' });
    await expect(fetched()).rejects.toMatchObject({ code: 'S3_GONE' });
    expect(s3.asked).toHaveLength(3);
  });

  it('are refused to wrong keys, which is said once and shows them to nobody', async () => {
    for (const own of [
      { ...keys, secretAccessKey: 'wrong' },
      { ...keys, accessKeyId: 'NOBODY' },
    ]) {
      const error: unknown = await send(shelf({ own })).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'hub.storageKeysRefused' });
      expect(JSON.stringify(error) + String(error)).not.toMatch(/wrong|NOBODY/);
      await expect(shelf({ own }).has(image, signal)).rejects.toMatchObject({ code: 'hub.storageKeysRefused' });
    }
    expect(s3.asked).toHaveLength(4);
  });

  it('are read with keys that may only read, and not sent with them', async () => {
    await send();
    expect(await shelf({ own: reader }).has(image, signal)).toBe(true);
    await expect(send(shelf({ own: reader }))).rejects.toMatchObject({ code: 'hub.storageOnlyRead' });
  });

  it('are refused to a clock that is wrong, and the person hears by how much', async () => {
    for (const [ahead, side] of [
      [-20, 'ahead'],
      [3 * 60, 'behind'],
    ] as const) {
      s3.ahead = ahead * 60_000;
      const error = { code: 'hub.storageClock', params: { minutes: Math.abs(ahead), side } };
      await expect(shelf().has(image, signal)).rejects.toMatchObject(error);
      await expect(send()).rejects.toMatchObject(error);
    }
  });

  it('need a bucket that is there, in the region that it is in', async () => {
    await expect(send(shelf({ bucket: 'other' }))).rejects.toMatchObject({ code: 'hub.storageNoBucket' });
    s3.faults.push(301);
    await expect(shelf().has(image, signal)).rejects.toMatchObject({ code: 'hub.storageElsewhere' });
    s3.faults.push([400, 'AuthorizationHeaderMalformed']);
    await expect(send()).rejects.toMatchObject({ code: 'hub.storageElsewhere' });
  });

  it('are left alone as soon as the person stops it', async () => {
    const stop = new AbortController();
    s3.faults.push('silent');
    const asking = shelf().has(image, stop.signal);
    stop.abort(new Error('stopped by the person'));
    await expect(asking).rejects.toThrow('stopped by the person');
  });

  it.each([
    ['s3://team?endpoint=http://storage.example.org', 'localhost'],
    ['s3://key:secret@team', 'localhost'],
    ['s3://team?endpoint=https://key:secret@storage.example.org', 'localhost'],
    ['s3://team?secret=1', 'localhost'],
    ['https://team', 'localhost'],
    ['s3://team?endpoint=http://localhost:9000', 'hub.example.org'],
    ['s3://team?endpoint=https://127.0.0.1:9000', 'hub.example.org'],
  ])('are not sent to %s when the hub is on %s', (location, hub) => {
    expect(() => readBucket(location, hub)).toThrow('looks like s3://');
  });
});
