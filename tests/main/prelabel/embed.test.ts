import { resolve } from 'node:path';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { similarityOf } from '@shared/embeddings/nearest';
import { sharp } from '@main/images/sharp';
import { embed, openEmbeddingSession, type EmbeddingSession } from '@main/prelabel/embed';
import type { Rectangle } from '@shared/embeddings/region';
import { smallModel, writeModelFolder } from '@tests/support/model-folder';
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
