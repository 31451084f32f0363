import { describe, expect, it } from 'vitest';
import { decodeNanodet } from '@main/prelabel/decode/nanodet';
import type { DecodeContext, OutputTensor } from '@main/prelabel/decode/tensor';

const context: DecodeContext = {
  width: 64,
  height: 64,
  classCount: 2,
  joints: { count: 0, values: 3 },
  threshold: 0.5,
};
const bins = 11;

/** The six tensors for an input of 64 x 64 pixels: 64, 16 and 4 cells. Everything is zero. */
function emptyOutputs(): { name: string; dims: number[]; data: Float32Array }[] {
  const cells = [64, 16, 4];
  return [2, 4 * bins].flatMap((last) =>
    cells.map((count) => ({ name: `${count}x${last}`, dims: [1, count, last], data: new Float32Array(count * last) })),
  );
}

/** Makes one cell sure of its distances (left, top, right, bottom, in strides). */
function light(
  outputs: OutputTensor[],
  level: number,
  cell: number,
  classIndex: number,
  score: number,
  sides: number[],
) {
  const scores = outputs[level]!.data;
  const distances = outputs[level + 3]!.data;
  scores[cell * 2 + classIndex] = score;
  sides.forEach((bin, side) => (distances[(cell * 4 + side) * bins + bin] = 100));
}

describe('reading the outputs of NanoDet', () => {
  it('finds nothing where no cell is lit', () => {
    expect(decodeNanodet(emptyOutputs(), context)).toEqual([]);
  });

  it('turns one lit cell into the box around the centre of that cell', () => {
    const outputs = emptyOutputs();
    // Stride 8, column 2, row 3: the centre is (20, 28).
    light(outputs, 0, 3 * 8 + 2, 1, 0.75, [1, 2, 3, 4]);
    const [found, ...others] = decodeNanodet(outputs, context);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ classIndex: 1, score: 0.75 });
    expect(found!.left).toBeCloseTo(12);
    expect(found!.top).toBeCloseTo(12);
    expect(found!.right).toBeCloseTo(44);
    expect(found!.bottom).toBeCloseTo(60);
  });

  it('measures in the stride of the level', () => {
    const outputs = emptyOutputs();
    light(outputs, 2, 3, 0, 0.9, [1, 1, 0, 0]);
    const [found] = decodeNanodet(outputs, context);
    expect(found!.left).toBeCloseTo(48 - 32);
    expect(found!.right).toBeCloseTo(48);
  });

  it('takes the mean of the distribution, not its peak', () => {
    const outputs = emptyOutputs();
    light(outputs, 1, 0, 0, 0.9, [1, 0, 0, 0]);
    // As sure of 3 strides as of 1: the distance is 2 strides.
    outputs[4]!.data[3] = 100;
    expect(decodeNanodet(outputs, context)[0]!.left).toBeCloseTo(8 - 2 * 16);
  });

  it('counts the cells of an input that the stride does not divide', () => {
    const outputs = emptyOutputs();
    expect(() => decodeNanodet(outputs, { ...context, width: 60 })).not.toThrow();
  });

  it('refuses tensors of another shape and says which was expected', () => {
    const outputs = emptyOutputs();
    outputs[0]!.dims[1] = 63;
    expect(() => decodeNanodet(outputs, context)).toThrow('"64x2" is [1, 63, 2] where [1, 64, 2] was expected');
    expect(() => decodeNanodet(emptyOutputs(), { ...context, classCount: 3 })).toThrow('[1, 64, 3] was expected');
  });
});
