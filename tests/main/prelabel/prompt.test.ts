import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertExists } from '@shared/lib/assert';
import { boundsOf } from '@shared/geometry/operations';
import { sharp } from '@main/images/sharp';
import { addPart } from '@main/prelabel/add-part';
import { installModel } from '@main/prelabel/install-model';
import { openPromptSession, type PromptSession } from '@main/prelabel/prompt-session';
import { inspectModel } from '@main/prelabel/recognise/inspect-model';
import { recogniseModel } from '@main/prelabel/recognise/recognise-model';
import { buildModel } from '@tests/support/onnx-builder';
import { promptModels, writePromptModel, type PromptModel } from '@tests/support/prompt-models';
import { temporaryFolder } from '@tests/support/temporary-store';

const prompt = { points: [{ x: 20, y: 30, isInside: true }], box: null };

async function open(model: PromptModel): Promise<PromptSession> {
  const folder = temporaryFolder();
  const { encoder, decoder } = await writePromptModel(folder, model);
  const recognition = recogniseModel(await inspectModel(encoder));
  const drafted = assertExists(recognition.card, 'the encoder is recognised');
  expect(recognition).toMatchObject({ needs: 'decoder' });
  const card = await addPart(drafted, 'decoder', decoder, await inspectModel(decoder));
  const installed = await installModel(join(folder, 'models'), { model: encoder, parts: { decoder } }, card);
  return openPromptSession(installed);
}

async function picture(width: number, height: number): Promise<string> {
  const path = join(temporaryFolder(), 'picture.png');
  await sharp({ create: { width, height, channels: 3, background: '#804020' } }).toFile(path);
  return path;
}

describe.each(promptModels)('a model that one points with: $title', (model) => {
  it('is recognised by its encoder, and outlines the same part of a picture of any shape', async () => {
    const session = await open(model);
    try {
      expect(session.card).toMatchObject({ task: 'prompt', adapter: model.adapter });
      for (const [width, height] of [
        [128, 128],
        [64, 64],
      ] as const) {
        const path = await picture(width, height);
        await session.see(path);
        const { geometry, score } = await session.answer(path, prompt);
        expect(score).toBeCloseTo(0.9, 5);
        const { minX, minY, maxX, maxY } = boundsOf(geometry!);
        expect([minX, minY, maxX, maxY]).toEqual([0, height / 4, width / 2, (height * 3) / 4]);
      }
    } finally {
      await session.close();
    }
  });
});

describe('pointing', () => {
  it('does not count the bars of a picture that is wider than high', async () => {
    const session = await open(promptModels[2]!);
    const path = await picture(128, 64);
    // The masks lie over the whole square: its left half, from a quarter to three quarters of its height.
    const { geometry } = await session.answer(path, { points: [], box: { x: 0, y: 0, width: 50, height: 50 } });
    expect(boundsOf(geometry!)).toEqual({ minX: 0, minY: 32, maxX: 64, maxY: 64 });
    await session.close();
  });

  it('sees a picture anew that was changed under its name', async () => {
    const session = await open(promptModels[3]!);
    const path = await picture(64, 64);
    expect(boundsOf((await session.answer(path, prompt)).geometry!).maxX).toBe(32);
    await sharp({ create: { width: 256, height: 64, channels: 3, background: '#204080' } }).toFile(path);
    expect(boundsOf((await session.answer(path, prompt)).geometry!).maxX).toBe(128);
    await session.close();
  });

  it('refuses a second file that is no decoder', async () => {
    const folder = temporaryFolder();
    const { encoder } = await writePromptModel(folder, promptModels[0]!);
    const { card } = recogniseModel(await inspectModel(encoder));
    await expect(addPart(card!, 'decoder', encoder, await inspectModel(encoder))).rejects.toMatchObject({
      code: 'model.cardMismatch',
    });
  });

  it('says that a decoder alone is half of a model', async () => {
    const { decoder } = await writePromptModel(temporaryFolder(), promptModels[0]!);
    expect(recogniseModel(await inspectModel(decoder))).toMatchObject({ problem: { code: 'model.onlyDecoder' } });
  });

  it('fails with words when the masks are not numbers', async () => {
    const [model] = promptModels;
    const [masks, ...others] = model!.decoderOutputs;
    const bad = { ...masks!, values: masks!.values.map(() => Number.NaN) };
    const session = await open({ ...model!, decoderOutputs: [bad, ...others] });
    await expect(session.answer(await picture(64, 64), prompt)).rejects.toMatchObject({ code: 'model.notANumber' });
    await session.close();
  });

  it('installs nothing when the second file is missing', async () => {
    const folder = temporaryFolder();
    const { encoder, decoder } = await writePromptModel(folder, promptModels[0]!);
    const { card } = recogniseModel(await inspectModel(encoder));
    const whole = await addPart(card!, 'decoder', decoder, await inspectModel(decoder));
    await expect(installModel(join(folder, 'models'), { model: encoder }, whole)).rejects.toMatchObject({
      code: 'model.lacksPart',
    });
    await writeFile(decoder, buildModel([], []));
    await expect(
      installModel(join(folder, 'models'), { model: encoder, parts: { decoder } }, whole),
    ).rejects.toMatchObject({ code: 'model.changed' });
  });
});
