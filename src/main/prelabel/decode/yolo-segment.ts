import { readEndToEnd } from './end-to-end';
import { outputAt, requireDims, type Candidate, type DecodeContext, type OutputTensor, type Plane } from './tensor';
import { readYoloV5 } from './yolo-v5';
import { readYoloHead } from './yolo-v8';

/**
 * YOLOv8 and v11 segment: [1, 4 + classes + k, N] and k prototypes [1, k, h, w] over the input. The mask of an object is
 * the sum of the prototypes by its k coefficients where that is above 0 (one half after the sigmoid), inside its box.
 */
export function decodeYoloSegment(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const prototypes = prototypesOf(outputs);
  return readYoloHead(outputAt(outputs, 0), context, prototypes.dims[1]!).map(({ candidate, more }) => ({
    ...candidate,
    mask: () => maskOf(prototypes, more, context),
  }));
}

/** YOLOv5 segment: rows [1, N, 5 + classes + k] with an objectness, and the same prototypes. */
export function decodeYoloV5Segment(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const prototypes = prototypesOf(outputs);
  return readYoloV5(outputAt(outputs, 0), context, prototypes.dims[1]!).map(({ candidate, more }) => ({
    ...candidate,
    mask: () => maskOf(prototypes, more, context),
  }));
}

/** The same of networks that suppress their own overlaps: rows [1, N, 6 + k]. */
export function decodeEndToEndSegment(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const prototypes = prototypesOf(outputs);
  return readEndToEnd(outputAt(outputs, 0), context, prototypes.dims[1]!).map(({ candidate, more }) => ({
    ...candidate,
    mask: () => maskOf(prototypes, (index) => more[index]!, context),
  }));
}

function prototypesOf(outputs: readonly OutputTensor[]): OutputTensor {
  const prototypes = outputAt(outputs, 1);
  requireDims(prototypes, [1, 'k', 'height', 'width']);
  return prototypes;
}

function maskOf(prototypes: OutputTensor, coefficient: (index: number) => number, context: DecodeContext): Plane {
  const [, count = 0, height = 0, width = 0] = prototypes.dims;
  const values = new Float32Array(width * height);
  for (let index = 0; index < count; index++) {
    const weight = coefficient(index);
    const start = index * values.length;
    for (let place = 0; place < values.length; place++) values[place]! += weight * prototypes.data[start + place]!;
  }
  return { width, height, values, left: 0, top: 0, right: context.width, bottom: context.height, level: 0 };
}
