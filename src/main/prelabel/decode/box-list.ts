import { outputAt, outputMismatch, type Candidate, type OutputTensor } from './tensor';

/**
 * Networks that end in three lists of one length: labels, boxes (left, top, right, bottom in input pixels) and scores.
 * D-FINE, DEIM and RT-DETRv2 count labels from 0, torchvision from 1 (0 is the background).
 *
 * @param firstLabel the label of the card's first class.
 */
export function decodeBoxList(outputs: readonly OutputTensor[], firstLabel: number): Candidate[] {
  const labels = outputAt(outputs, 0);
  const boxes = outputAt(outputs, 1);
  const scores = outputAt(outputs, 2);
  const count = scores.data.length;
  if (labels.data.length !== count) throw outputMismatch(labels, `[${count}]`);
  if (boxes.data.length !== count * 4 || boxes.dims.at(-1) !== 4) throw outputMismatch(boxes, `[${count}, 4]`);
  return Array.from({ length: count }, (_, index) => ({
    classIndex: labels.data[index]! - firstLabel,
    score: scores.data[index]!,
    left: boxes.data[index * 4]!,
    top: boxes.data[index * 4 + 1]!,
    right: boxes.data[index * 4 + 2]!,
    bottom: boxes.data[index * 4 + 3]!,
  }));
}
