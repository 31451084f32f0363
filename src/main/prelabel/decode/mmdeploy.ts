import { outputAt, outputMismatch, requireDims, type Candidate, type OutputTensor } from './tensor';

const rowLength = 5;

/**
 * MMDetection as MMDeploy exports it (RTMDet and others): `dets` [1, N, 5] with rows (left, top, right, bottom in input
 * pixels, score) and `labels` [1, N]. Overlaps are suppressed already.
 */
export function decodeMmdeploy(outputs: readonly OutputTensor[]): Candidate[] {
  const rows = outputAt(outputs, 0);
  const labels = outputAt(outputs, 1);
  requireDims(rows, [1, 'N', rowLength]);
  const count = rows.data.length / rowLength;
  if (labels.data.length !== count) throw outputMismatch(labels, `[1, ${count}]`);
  return Array.from({ length: count }, (_, index) => {
    const row = index * rowLength;
    return {
      classIndex: labels.data[index]!,
      score: rows.data[row + 4]!,
      left: rows.data[row]!,
      top: rows.data[row + 1]!,
      right: rows.data[row + 2]!,
      bottom: rows.data[row + 3]!,
    };
  });
}
