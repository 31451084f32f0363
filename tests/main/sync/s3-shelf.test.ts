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
const content = randomBytes(9 * 1024 * 1024);
const sha256 = createHash('sha256').update(content).digest('hex');
// Of an image only what a shelf looks at.
const image = { sha256, bytes: content.length } as StoredImage;

describe('pictures in S3-compatible storage', () => {
  let s3: S3Server;
  beforeAll(async () => {
    s3 = await startS3(keys.accessKeyId, keys.secretAccessKey);
  });
  afterAll(() => s3.stop());
  beforeEach(() => {
    s3.objects.clear();
    s3.asked.length = 0;
    s3.faults.length = 0;
  });

  const shelf = (project = 'project-one', own = keys) =>
    s3Shelf(readBucket(`s3://team/labels?endpoint=${s3.endpoint}&region=eu-central-1`), own, project);

  async function send(): Promise<void> {
    const source = join(temporaryFolder(), 'picture');
    await writeFile(source, content);
    await shelf().send(image, source, signal);
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
    expect(await shelf('project-two').has(image)).toBe(false);
  });

  it('go on within a picture that was cut off', async () => {
    await send();
    s3.asked.length = 0;
    const { whole, bytes } = await fetched(content.subarray(0, 6_000_000));
    expect([whole, bytes.equals(content)]).toEqual([true, true]);
    expect(s3.asked[0]).toContain('bytes=6000000-');
  });

  it('are asked for again after errors, lost lines and answers cut short', async () => {
    s3.faults.push(503, 500, 'hang-up');
    await send();
    s3.faults.push('cut', undefined, 503);
    expect((await fetched()).whole).toBe(true);
  });

  it('are given up after some tries, in words', async () => {
    s3.faults.push(503, 503, 503, 503, 503);
    await expect(shelf().has(image)).rejects.toMatchObject({ code: 'hub.bucketUnreachable' });
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

  it('are refused to a wrong secret, which is said and shown to nobody', async () => {
    const wrong = shelf('project-one', { ...keys, secretAccessKey: 'wrong' });
    const error: unknown = await wrong.has(image).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'hub.keysRefused' });
    expect(JSON.stringify(error) + String(error)).not.toContain('wrong');
    expect(s3.asked).toHaveLength(1);
  });

  it.each([
    's3://team?endpoint=http://storage.example.org',
    's3://key:secret@team',
    's3://team?endpoint=https://key:secret@storage.example.org',
    's3://team?secret=1',
    'https://team',
  ])('are not sent to %s', (location) => {
    expect(() => readBucket(location)).toThrow('looks like s3://');
  });
});
