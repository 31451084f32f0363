import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelCard } from '@main/prelabel/card';
import { buildModel, type ConstantOutput } from './onnx-builder';

/** Six outputs for an input of 32 x 32 pixels and one class; the only cell of stride 32 is lit: a box of 32 x 32. */
export function nanodetOutputs(): ConstantOutput[] {
  const zeros = (count: number) => Array.from({ length: count }, () => 0);
  const cells = [16, 4, 1];
  const half = [100, 100, 0, 0, 0, 0, 0, 0];
  return [
    ...cells.map((count, level) => ({
      name: `score${level}`,
      type: 'float32' as const,
      shape: [1, count, 1],
      values: count === 1 ? [0.9] : zeros(count),
    })),
    ...cells.map((count, level) => ({
      name: `distance${level}`,
      type: 'float32' as const,
      shape: [1, count, 8],
      values: count === 1 ? half : zeros(count * 8),
    })),
  ];
}

/** Writes a model and a card that fits it. `change` makes the card say something else. */
export async function writeModelFolder(
  folder: string,
  model: Uint8Array = smallModel(),
  change: Partial<Record<keyof ModelCard, unknown>> = {},
): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'model.onnx'), model);
  const card = {
    id: 'small',
    name: 'Small',
    version: '1',
    task: 'detect',
    adapter: 'nanodet',
    file: 'model.onnx',
    bytes: model.length,
    sha256: createHash('sha256').update(model).digest('hex'),
    input: {
      name: 'images',
      width: 32,
      height: 32,
      resize: 'stretch',
      pad: 0,
      order: 'RGB',
      layout: 'NCHW',
      dtype: 'float32',
      mean: [0, 0, 0],
      std: [255, 255, 255],
    },
    outputs: nanodetOutputs().map(({ name }) => name),
    classes: ['thing'],
    thresholds: { score: 0.3, overlap: 0.6 },
    licence: { spdx: 'MIT', holder: 'the tests' },
    source: { origin: 'the tests' },
    ...change,
  };
  await writeFile(join(folder, 'card.json'), JSON.stringify(card));
  return folder;
}

/** @param outputs constants; by default those of a sound model that sees one thing everywhere. */
export function smallModel(outputs: readonly ConstantOutput[] = nanodetOutputs(), side = 32): Uint8Array {
  return buildModel([{ name: 'images', type: 'float32', shape: [1, 3, side, side] }], outputs);
}
