import { outputAt, outputMismatch, type OutputTensor, type Plane } from './tensor';

/** What a person points at, in input pixels. */
export interface InputPrompt {
  readonly points: readonly { readonly x: number; readonly y: number; readonly isInside: boolean }[];
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } | null;
}

// Labels of points (facebookresearch/segment-anything, scripts/export_onnx_model.py).
const outside = 0;
const inside = 1;
const boxStart = 2;
const boxEnd = 3;
const nothing = -1;

/**
 * The points of a prompt as the decoders of SAM take them: a box is two more points, and networks that were trained
 * with a box want a point that means nothing where there is none.
 *
 * @param padded whether the decoder wants that.
 * @returns x and y of each point, and its label.
 */
export function promptPoints({ points, box }: InputPrompt, padded: boolean): { coords: number[]; labels: number[] } {
  const coords = points.flatMap(({ x, y }) => [x, y]);
  const labels: number[] = points.map(({ isInside }) => (isInside ? inside : outside));
  if (box) {
    coords.push(box.left, box.top, box.right, box.bottom);
    labels.push(boxStart, boxEnd);
  } else if (padded) {
    coords.push(0, 0);
    labels.push(nothing);
  }
  return { coords, labels };
}

/**
 * The mask that the decoder thinks best: `masks` [1, M, h, w] or [M, h, w] as logits, and how well each is thought to
 * fit, [1, M] or [M].
 *
 * @param covers the part of the input that the masks lie over, in input pixels.
 */
export function bestMask(
  masks: OutputTensor,
  scores: OutputTensor,
  covers: { readonly width: number; readonly height: number },
): { plane: Plane; score: number } {
  const [height = 0, width = 0] = masks.dims.slice(-2);
  const area = width * height;
  const count = masks.data.length / area;
  if (masks.dims.length < 3 || area === 0 || scores.data.length !== count) {
    throw outputMismatch(masks, `[1, ${scores.data.length}, height, width]`);
  }
  let best = 0;
  for (let index = 1; index < count; index++) if (scores.data[index]! > scores.data[best]!) best = index;
  const values = masks.data.subarray(best * area, (best + 1) * area);
  return {
    plane: { width, height, values, left: 0, top: 0, right: covers.width, bottom: covers.height, level: 0 },
    score: Math.min(Math.max(scores.data[best]!, 0), 1),
  };
}

/** The box of the plane that is above its level, in input pixels, one place wider; null when nothing is. */
export function boundsOfPlane({ width, height, values, right, bottom, level }: Plane) {
  let [left, top, end, low] = [width, height, 0, 0];
  for (let place = 0; place < values.length; place++) {
    if (values[place]! <= level) continue;
    const [x, y] = [place % width, Math.floor(place / width)];
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [end, low] = [Math.max(end, x + 1), Math.max(low, y + 1)];
  }
  if (end === 0) return null;
  const [scaleX, scaleY] = [right / width, bottom / height];
  return {
    left: Math.max(0, left - 1) * scaleX,
    top: Math.max(0, top - 1) * scaleY,
    right: Math.min(width, end + 1) * scaleX,
    bottom: Math.min(height, low + 1) * scaleY,
  };
}

/** @returns the masks and their scores, whatever the decoder calls them and in whatever order. */
export function masksAndScores(outputs: readonly OutputTensor[]): [masks: OutputTensor, scores: OutputTensor] {
  const isMask = ({ name, dims }: OutputTensor) => dims.length >= 3 && !name.startsWith('low_res');
  const masks = outputs.find(isMask) ?? outputAt(outputs, 0);
  const scores = outputs.find(({ dims }) => dims.length < 3) ?? outputAt(outputs, 1);
  return [masks, scores];
}
