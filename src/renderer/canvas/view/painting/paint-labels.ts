import { LABEL_MARK, LABEL_PADDING, type Label } from './labels';
import type { Surface } from './surface';

const FONT = "500 11px 'Inter Variable', 'Pretendard Variable', sans-serif";

const widths = new Map<string, number>();
let ruler: CanvasRenderingContext2D | null = null;

/** CSS pixels that a name takes. */
export function labelWidth(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  ruler ??= document.createElement('canvas').getContext('2d');
  if (ruler === null) return text.length * 8;
  ruler.font = FONT;
  const { width } = ruler.measureText(text);
  widths.set(text, width);
  return width;
}

/** Writes names on a surface that shows the view they were placed for: light on a dark ground, seen on every picture. */
export function paintLabels({ context, margin, ratio }: Surface, labels: readonly Label[]): void {
  if (labels.length === 0) return;
  context.setTransform(ratio, 0, 0, ratio, margin * ratio, margin * ratio);
  context.font = FONT;
  context.textBaseline = 'middle';
  for (const { box, text, colour } of labels) {
    const [width, height] = [box.maxX - box.minX, box.maxY - box.minY];
    context.fillStyle = 'rgb(18 18 19 / 82%)';
    context.beginPath();
    context.roundRect(box.minX, box.minY, width, height, 3);
    context.fill();
    context.fillStyle = colour;
    context.beginPath();
    context.roundRect(box.minX, box.minY, LABEL_MARK, height, [3, 0, 0, 3]);
    context.fill();
    context.fillStyle = '#f2f2ef';
    context.fillText(text, box.minX + LABEL_MARK + LABEL_PADDING - 1, box.minY + height / 2 + 0.5);
  }
}
