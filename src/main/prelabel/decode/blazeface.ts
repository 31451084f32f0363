import { sigmoid } from './sigmoid';
import {
  cornersOfCentred,
  outputAt,
  requireDims,
  type Candidate,
  type DecodeContext,
  type OutputTensor,
} from './tensor';

/** Cells along a side, and how many guesses each cell makes. */
const levels = [
  { cells: 16, guesses: 2 },
  { cells: 8, guesses: 6 },
] as const;

const valuesOfBox = 16;

/**
 * BlazeFace as MediaPipe has it ("back", 256 × 256). Takes the logits [1, 512, 1] and [1, 384, 1], then the boxes
 * [1, 512, 16] and [1, 384, 16]: centre x and y from the centre of the cell, width and height, then six points of the
 * face, all in input pixels.
 */
export function decodeBlazeface(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  return levels.flatMap(({ cells, guesses }, level) => {
    const count = cells * cells * guesses;
    const logits = outputAt(outputs, level);
    const boxes = outputAt(outputs, level + levels.length);
    requireDims(logits, [1, count, 1]);
    requireDims(boxes, [1, count, valuesOfBox]);
    const found: Candidate[] = [];
    for (let index = 0; index < count; index++) {
      const score = sigmoid(logits.data[index]!);
      if (score < context.threshold) continue;
      const cell = Math.floor(index / guesses);
      const [x, y, width, height] = boxes.data.subarray(index * valuesOfBox, index * valuesOfBox + 4);
      const centreX = x! + (((cell % cells) + 0.5) * context.width) / cells;
      const centreY = y! + ((Math.floor(cell / cells) + 0.5) * context.height) / cells;
      found.push({ classIndex: 0, score, ...cornersOfCentred(centreX, centreY, width!, height!) });
    }
    return found;
  });
}
