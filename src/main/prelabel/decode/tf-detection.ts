import { outputAt, requireDims, type Candidate, type DecodeContext, type OutputTensor } from './tensor';

/**
 * The TensorFlow Object Detection API (SSD, Faster R-CNN, EfficientDet): `detection_boxes` [1, N, 4] as (top, left,
 * bottom, right) in fractions of the input, `detection_classes` [1, N] counted from 1, `detection_scores` [1, N]. Rows
 * that hold nothing have the score 0 and any class.
 */
export function decodeTfDetection(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const boxes = outputAt(outputs, 0);
  const classes = outputAt(outputs, 1);
  const scores = outputAt(outputs, 2);
  requireDims(scores, [1, 'N']);
  const count = scores.data.length;
  requireDims(classes, [1, count]);
  requireDims(boxes, [1, count, 4]);
  return Array.from({ length: count }, (_, index) => ({
    classIndex: classes.data[index]! - 1,
    score: scores.data[index]!,
    top: boxes.data[index * 4]! * context.height,
    left: boxes.data[index * 4 + 1]! * context.width,
    bottom: boxes.data[index * 4 + 2]! * context.height,
    right: boxes.data[index * 4 + 3]! * context.width,
  }));
}
