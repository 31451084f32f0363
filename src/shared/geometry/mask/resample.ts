import type { Scaling } from '../kernel';
import { maskOfSpans, spansOf } from './codec';
import type { Mask } from './mask';
import { columnsOf, SpanWriter, type Spans } from './spans';

/** The mask scaled: a new pixel is in when the old one under its centre is. Never empty. */
export function resample(mask: Mask, { originX, originY, factorX, factorY }: Scaling): Mask {
  const spans = spansOf(mask);
  const [left, right] = between(mask.x, mask.x + mask.width, originX, factorX);
  const writer = new SpanWriter(left);
  for (let column = left; column < right; column++) {
    const source = Math.floor(originX + (column + 0.5 - originX) / factorX) - spans.x;
    if (source >= 0 && source < columnsOf(spans)) scaleColumn(spans, source, originY, factorY, writer);
    writer.endColumn();
  }
  return maskOfSpans(writer.finish()) ?? speck(mask, { originX, originY, factorX, factorY });
}

/** The whole pixels whose centres lie between two coordinates when these are scaled. */
function between(from: number, to: number, origin: number, factor: number): [number, number] {
  const [one, other] = [origin + (from - origin) * factor, origin + (to - origin) * factor];
  return [Math.ceil(Math.min(one, other) - 0.5), Math.ceil(Math.max(one, other) - 0.5)];
}

function scaleColumn(spans: Spans, index: number, origin: number, factor: number, writer: SpanWriter): void {
  const [from, to] = [spans.starts[index]!, spans.starts[index + 1]!];
  for (let step = 0; step < to - from; step += 2) {
    // Mirrored, the lowest comes first.
    const at = factor < 0 ? to - 2 - step : from + step;
    const [top, bottom] = between(spans.ys[at]! + spans.y, spans.ys[at + 1]! + spans.y, origin, factor);
    writer.add(top, bottom);
  }
}

/** What is left of a mask that was made so small that no centre is in it. */
function speck(mask: Mask, { originX, originY, factorX, factorY }: Scaling): Mask {
  const x = Math.floor(originX + (mask.x + mask.width / 2 - originX) * factorX);
  const y = Math.floor(originY + (mask.y + mask.height / 2 - originY) * factorY);
  return { type: 'mask', x, y, width: 1, height: 1, counts: '01' };
}
