import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertExists } from '@shared/lib/assert';
import { addPart } from '@main/prelabel/add-part';
import { installModel } from '@main/prelabel/install-model';
import { readText } from '@main/prelabel/read-text';
import { inspectModel } from '@main/prelabel/recognise/inspect-model';
import { recogniseModel } from '@main/prelabel/recognise/recognise-model';
import { openSession, type ModelSession } from '@main/prelabel/session';
import { buildModel } from '@tests/support/onnx-builder';
import { temporaryFolder } from '@tests/support/temporary-store';

const sign = resolve(import.meta.dirname, '../../../resources/sample/images/sign-no-parking-night.jpg');
const models = resolve(import.meta.dirname, '../../../resources/models');

/** A reader that sees the letters of these numbers one after the other in every line, and says so surely. */
function readerOf(letters: readonly number[], count: number): Uint8Array {
  const values = letters.flatMap((letter) => Array.from({ length: count }, (_, index) => (index === letter ? 0.9 : 0)));
  return buildModel(
    [{ name: 'x', type: 'float32', shape: ['batch', 3, 48, 'width'] }],
    [{ name: 'softmax', type: 'float32', shape: [1, letters.length, count], values }],
  );
}

/** Adds a reader with its file of letters, as a person does. */
async function openReader(model: Uint8Array, letters: string): Promise<ModelSession> {
  const folder = temporaryFolder();
  const [path, alphabet] = [join(folder, 'hangul.onnx'), join(folder, 'keys.txt')];
  await writeFile(path, model);
  await writeFile(alphabet, letters);
  const recognition = recogniseModel(await inspectModel(path));
  expect(recognition).toMatchObject({ needs: 'alphabet', card: { task: 'read-text', adapter: 'text-lines' } });
  const drafted = assertExists(recognition.card, 'recognised');
  const card = await addPart(drafted, 'alphabet', alphabet, null);
  return openSession(await installModel(join(folder, 'models'), { model: path, parts: { alphabet } }, card));
}

async function readSign(read: ModelSession): Promise<(string | undefined)[]> {
  const find = await openSession(join(models, 'ppocr-v4-det'));
  try {
    const request = { imagePath: sign, region: { x: 545, y: 508, width: 300, height: 74 }, threshold: 0.5 };
    return (await readText({ find, turn: null, read }, request, () => false))!.map(({ text }) => text);
  } finally {
    await find.close();
    await read.close();
  }
}

describe('a reader of text that somebody adds', () => {
  it('reads with the letters of its file, such as those of Hangul, which the shipped one does not know', async () => {
    // 0 is no letter; the same letter twice is one unless something is between; after the file's letters comes the space.
    const read = await openReader(readerOf([1, 1, 2, 0, 2, 4, 3], 5), '주\n차\n금\n');
    expect(await readSign(read)).toEqual(['주차차 금']);
  });

  it('may have its letters from a file of another system', async () => {
    const read = await openReader(readerOf([1, 0, 2], 4), 'A\r\nB\r\n');
    expect(read.alphabet).toEqual(['A', 'B', ' ']);
    await read.close();
  });

  it('is told apart from one with another number of letters, instead of reading the wrong ones', async () => {
    const read = await openReader(readerOf([1, 2], 9), '주\n차\n');
    await expect(readSign(read)).rejects.toMatchObject({ code: 'model.unexpectedOutput' });
  });
});
