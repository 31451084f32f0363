import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fillPicture } from '@main/sync/pictures/fill-picture';
import { temporaryFolder } from '@tests/support/temporary-store';

const { signal } = new AbortController();

function pictureOf(content: Uint8Array) {
  return { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length };
}

/** A shelf that notes from where it was read. */
function shelf(content: Uint8Array, asked: number[]) {
  return async function* (at: number) {
    asked.push(at);
    for (let next = at; next < content.length; next += 7) yield content.subarray(next, next + 7);
  };
}

async function fill(path: string, image: { sha256: string; bytes: number }, read: ReturnType<typeof shelf>) {
  const to = await open(path, 'r+');
  try {
    return await fillPicture(to, image, read, signal);
  } finally {
    await to.close();
  }
}

it('a picture that was cut off anywhere goes on there, and a beginning that is not its own is read again', async () => {
  const path = join(temporaryFolder(), 'part');
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 60 }),
      fc.nat(),
      fc.boolean(),
      async (content, cut, damaged) => {
        const here = cut % (content.length + 1);
        const before = Buffer.from(content.subarray(0, here));
        if (damaged && here > 0) before[0] = before[0]! ^ 1;
        writeFileSync(path, before);
        const asked: number[] = [];
        expect(await fill(path, pictureOf(content), shelf(content, asked))).toBe(true);
        expect(Uint8Array.from(readFileSync(path))).toEqual(content);
        const first = here < content.length ? [here] : [];
        expect(asked).toEqual(damaged && here > 0 ? [...first, 0] : first);
      },
    ),
    { numRuns: 200 },
  );
});

it('what a shelf has damaged, too long or too short is not taken', async () => {
  const path = join(temporaryFolder(), 'part');
  const content = Buffer.from('the bytes of a picture');
  for (const wrong of ['the bytes of a picturE', 'the bytes of a picture!', 'the bytes']) {
    writeFileSync(path, 'the by');
    expect(await fill(path, pictureOf(content), shelf(Buffer.from(wrong), []))).toBe(false);
  }
});
