import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { similarityOf } from '@shared/embeddings/nearest';
import { sharp } from '@main/images/sharp';
import { embed, openEmbeddingSession, type EmbeddingSession } from '@main/prelabel/embed';
import { installModel } from '@main/prelabel/install-model';
import { inspectModel } from '@main/prelabel/recognise/inspect-model';
import { recogniseModel } from '@main/prelabel/recognise/recognise-model';
import type { Rectangle } from '@shared/embeddings/region';
import { smallModel, writeModelFolder } from '@tests/support/model-folder';
import { buildModel } from '@tests/support/onnx-builder';
import { temporaryFolder } from '@tests/support/temporary-store';

const sample = (name: string) => resolve(import.meta.dirname, '../../../resources/sample/images', name);
const nanodet = resolve(import.meta.dirname, '../../../resources/models/nanodet');

describe('embeddings by the shipped detector', () => {
  let session: EmbeddingSession;

  beforeAll(async () => {
    session = await openEmbeddingSession(nanodet);
  });

  afterAll(() => session.close());

  async function whole(path: string): Promise<Float32Array> {
    const { width, height, autoOrient } = await sharp(path).metadata();
    const size = { width: autoOrient.width ?? width, height: autoOrient.height ?? height };
    return (await embed(session, path, [{ x: 0, y: 0, ...size }], () => false))!;
  }

  it('are unit vectors of 512 values', async () => {
    const vector = await whole(sample('astronaut.jpg'));
    expect(vector).toHaveLength(512);
    expect(similarityOf(vector, vector)).toBeCloseTo(1, 5);
  });

  it('find two photographs of dogs more alike than a dog and a rocket', async () => {
    const [dog, other, rocket] = await Promise.all(
      ['dogs-in-park.jpg', 'dogs-under-tree.jpg', 'rocket.jpg'].map((name) => whole(sample(name))),
    );
    expect(similarityOf(dog!, other!)).toBeGreaterThan(similarityOf(dog!, rocket!) + 0.1);
  });

  it('are the same whether a part is asked for alone or with others, and in a file of another kind', async () => {
    const path = sample('astronaut.jpg');
    const face: Rectangle = { x: 150, y: 40, width: 140, height: 160 };
    const others: Rectangle[] = [
      { x: 0, y: 0, width: 512, height: 512 },
      face,
      { x: 300, y: 300, width: 50, height: 90 },
    ];
    const alone = (await embed(session, path, [face], () => false))!;
    const together = (await embed(session, path, others, () => false))!;
    expect(together.slice(512, 1024)).toEqual(alone);
    const png = join(temporaryFolder(), 'astronaut.png');
    await sharp(path).png().toFile(png);
    expect(await embed(session, png, [face], () => false)).toEqual(alone);
  });

  it('stop when nobody waits for them any more', async () => {
    expect(await embed(session, sample('cat.jpg'), [{ x: 0, y: 0, width: 9, height: 9 }], () => true)).toBeNull();
  });
});

it('a model whose card names no tensor for it makes no embeddings, and says so', async () => {
  const folder = await writeModelFolder(join(temporaryFolder(), 'small'));
  await expect(openEmbeddingSession(folder)).rejects.toMatchObject({ code: 'model.noEmbedding' });
});

it('a tensor that is not in the file is an error that names the file', async () => {
  const folder = await writeModelFolder(join(temporaryFolder(), 'small'), smallModel(), {
    embedding: { tensor: 'nowhere', width: 32, height: 32 },
  });
  await expect(openEmbeddingSession(folder)).rejects.toMatchObject({ code: 'model.unreadable' });
});

describe('a model for embeddings that somebody adds', () => {
  it.each([
    ['image_embeds', [1, 4], [3, 0, 0, 4], [0.6, 0, 0, 0.8]],
    ['last_hidden_state', [1, 2, 2], [0, 2, 5, 5], [0, 1]],
    ['pooler_output', [1, 3], [0, 0, 0], [0, 0, 0]],
  ])('is known by its output %s, and gives a unit vector', async (name, shape, values, expected) => {
    const folder = temporaryFolder();
    const path = join(folder, 'look.onnx');
    const input = { name: 'pixel_values', type: 'float32', shape: [1, 3, 32, 32] } as const;
    await writeFile(path, buildModel([input], [{ name, type: 'float32', shape, values }]));
    const { card } = recogniseModel(await inspectModel(path));
    expect(card).toMatchObject({ task: 'embed', adapter: 'embedding', embedding: { tensor: name } });
    const session = await openEmbeddingSession(await installModel(join(folder, 'models'), { model: path }, card!));
    const regions = [{ x: 0, y: 0, width: 100, height: 80 }];
    const vector = await embed(session, sample('astronaut.jpg'), regions, () => false);
    expect([...vector!].map((value) => Math.round(value * 1000) / 1000)).toEqual(expected);
    await session.close();
  });
});
