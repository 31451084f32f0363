import { indexOfLargest } from './largest';
import {
  cornersOfCentred,
  outputAt,
  outputMismatch,
  requireDims,
  type Candidate,
  type DecodeContext,
  type OutputTensor,
} from './tensor';

interface Cell {
  readonly column: number;
  readonly row: number;
  readonly stride: number;
}

/**
 * YOLOX (Megvii): one tensor [1, cells, 5 + classes]; the cells of stride 8 come first, then 16, 32 and, in the P6
 * networks, 64. The centre is (value + cell) × stride, a side exp(value) × stride; the score is objectness × class.
 */
export function decodeYolox(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const output = outputAt(outputs, 0);
  const rowLength = 5 + context.classCount;
  requireDims(output, [1, 'cells', rowLength]);
  const { data } = output;
  const cells = cellsFor(output, context);
  const found: Candidate[] = [];
  for (const [index, { column, row, stride }] of cells.entries()) {
    const start = index * rowLength;
    const classIndex = indexOfLargest(data, start + 5, context.classCount);
    const score = data[start + 4]! * data[start + 5 + classIndex]!;
    if (score < context.threshold) continue;
    const centreX = (data[start]! + column) * stride;
    const centreY = (data[start + 1]! + row) * stride;
    const width = Math.exp(data[start + 2]!) * stride;
    const height = Math.exp(data[start + 3]!) * stride;
    found.push({ classIndex, score, ...cornersOfCentred(centreX, centreY, width, height) });
  }
  return found;
}

function cellsFor(output: OutputTensor, context: DecodeContext): Cell[] {
  const cells = [8, 16, 32].flatMap((stride) => cellsOf(stride, context));
  if (output.dims[1] === cells.length) return cells;
  const withLargest = [...cells, ...cellsOf(64, context)];
  if (output.dims[1] === withLargest.length) return withLargest;
  throw outputMismatch(output, `[1, ${cells.length}, ${5 + context.classCount}]`);
}

function cellsOf(stride: number, { width, height }: DecodeContext): Cell[] {
  const columns = Math.ceil(width / stride);
  const count = columns * Math.ceil(height / stride);
  return Array.from({ length: count }, (_, cell) => ({
    column: cell % columns,
    row: Math.floor(cell / columns),
    stride,
  }));
}
