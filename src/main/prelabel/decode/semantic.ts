import { outputAt, outputMismatch, type Candidate, type DecodeContext, type OutputTensor } from './tensor';

/**
 * Networks that give every place a class (U-Net, DeepLab, SegFormer, BiSeNet): logits [1, classes, h, w], of which the
 * largest counts, or the classes themselves [1, h, w]. Each class that is anywhere is one finding; logits are read
 * between their places before they are compared, as their authors do, so outlines follow the image and not the grid.
 */
export function decodeSemantic(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const output = outputAt(outputs, 0);
  const [height = 0, width = 0] = output.dims.slice(-2);
  const area = width * height;
  const isMap = output.data.length === area;
  if (!isMap && (output.dims.length !== 4 || output.dims[1] !== context.classCount)) {
    throw outputMismatch(output, `[1, ${context.classCount}, height, width]`);
  }
  const margins = isMap ? marginsOfMap(output.data) : marginsOfLogits(output.data, context.classCount, area);
  return [...margins].map(([classIndex, values]) => ({
    classIndex,
    score: 1,
    ...boundsAbove(values, width, height, context),
    mask: () => ({ width, height, values, left: 0, top: 0, right: context.width, bottom: context.height, level: 0 }),
  }));
}

/** For each class that wins somewhere, by how much it is ahead of the best of the others at each place. */
function marginsOfLogits(logits: Float32Array, classCount: number, area: number): Map<number, Float32Array> {
  const best = new Float32Array(area).fill(-Infinity);
  const second = new Float32Array(area).fill(-Infinity);
  const winner = new Uint16Array(area);
  for (let classIndex = 0; classIndex < classCount; classIndex++) {
    for (let place = 0; place < area; place++) {
      const value = logits[classIndex * area + place]!;
      if (value > best[place]!) {
        second[place] = best[place]!;
        best[place] = value;
        winner[place] = classIndex;
      } else if (value > second[place]!) second[place] = value;
    }
  }
  const margins = new Map<number, Float32Array>();
  for (const classIndex of new Set(winner)) {
    const values = new Float32Array(area);
    for (let place = 0; place < area; place++) {
      const rival = winner[place] === classIndex ? second[place]! : best[place]!;
      values[place] = logits[classIndex * area + place]! - rival;
    }
    margins.set(classIndex, values);
  }
  return margins;
}

function marginsOfMap(classes: Float32Array): Map<number, Float32Array> {
  return new Map(
    [...new Set(classes)].map((classIndex) => [classIndex, classes.map((value) => (value === classIndex ? 1 : -1))]),
  );
}

/** In input pixels, with the half place around it that reading between the places may add. */
function boundsAbove(values: Float32Array, width: number, height: number, context: DecodeContext) {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let place = 0; place < values.length; place++) {
    if (values[place]! <= 0) continue;
    const [x, y] = [place % width, Math.floor(place / width)];
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
  }
  const [scaleX, scaleY] = [context.width / width, context.height / height];
  return {
    left: Math.max(0, left - 0.5) * scaleX,
    top: Math.max(0, top - 0.5) * scaleY,
    right: Math.min(width, right + 0.5) * scaleX,
    bottom: Math.min(height, bottom + 0.5) * scaleY,
  };
}
