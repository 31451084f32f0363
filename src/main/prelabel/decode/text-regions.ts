import { least, type TurnedBox } from './least-box';
import { outputAt, requireDims, type OutputTensor } from './tensor';

/** Pixels above this are text. */
const textFrom = 0.3;
/** A region is shrunk text: it is grown by area × this / perimeter (Liao et al., DBNet, 2020, 3.3). */
const growth = 1.5;
/** The shorter side of a region before it is grown, in input pixels. */
const smallestSide = 3;

export interface TextRegion extends TurnedBox {
  /** Mean over the region, 0 to 1. */
  readonly score: number;
}

/**
 * DBNet as PaddleOCR exports it: [1, 1, h, w] with how likely each pixel is text. Regions are connected pixels; each
 * gets the turned box with the least area. The values and their order are those of PaddleOCR's `db_postprocess.py`.
 *
 * @returns turned boxes in pixels of the output, which has the size of the input.
 */
export function decodeTextRegions(outputs: readonly OutputTensor[], threshold: number): TextRegion[] {
  const output = outputAt(outputs, 0);
  requireDims(output, [1, 1, 'height', 'width']);
  const [, , height = 0, width = 0] = output.dims;
  return components(output.data, width, height).flatMap((pixels) => {
    const box = least(pixels.flatMap((index) => cornersOfPixel(index, width)));
    if (!box || Math.min(box.width, box.height) < smallestSide) return [];
    const score = meanInside(output.data, width, height, box);
    if (score < threshold) return [];
    const by = (box.width * box.height * growth) / (2 * (box.width + box.height));
    return [{ ...box, width: box.width + 2 * by, height: box.height + 2 * by, score }];
  });
}

/** The border pixels of each group of pixels that touch, also at corners, as places in the map. */
function components(map: Float32Array, width: number, height: number): number[][] {
  const seen = new Uint8Array(map.length);
  const isText = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && map[y * width + x]! > textFrom;
  const groups: number[][] = [];
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || map[start]! <= textFrom) continue;
    const border: number[] = [];
    const open = [start];
    seen[start] = 1;
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      const [x, y] = [index % width, Math.floor(index / width)];
      if (!isText(x - 1, y) || !isText(x + 1, y) || !isText(x, y - 1) || !isText(x, y + 1)) border.push(index);
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const next = (y + dy) * width + x + dx;
          if (!isText(x + dx, y + dy) || seen[next]) continue;
          seen[next] = 1;
          open.push(next);
        }
      }
    }
    groups.push(border);
  }
  return groups;
}

function cornersOfPixel(index: number, width: number): { x: number; y: number }[] {
  const [x, y] = [index % width, Math.floor(index / width)];
  return [
    { x, y },
    { x: x + 1, y },
    { x, y: y + 1 },
    { x: x + 1, y: y + 1 },
  ];
}

function meanInside(map: Float32Array, width: number, height: number, box: TurnedBox): number {
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const reachX = (Math.abs(cos) * box.width + Math.abs(sin) * box.height) / 2;
  const reachY = (Math.abs(sin) * box.width + Math.abs(cos) * box.height) / 2;
  let [sum, count] = [0, 0];
  for (let y = Math.max(0, Math.floor(box.cy - reachY)); y < Math.min(height, box.cy + reachY); y++) {
    for (let x = Math.max(0, Math.floor(box.cx - reachX)); x < Math.min(width, box.cx + reachX); x++) {
      const [dx, dy] = [x + 0.5 - box.cx, y + 0.5 - box.cy];
      if (Math.abs(dx * cos + dy * sin) > box.width / 2 || Math.abs(dy * cos - dx * sin) > box.height / 2) continue;
      sum += map[y * width + x]!;
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}
