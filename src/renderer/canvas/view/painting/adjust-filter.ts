import type { Adjustments } from '@shared/contract/looks';
import { adjustmentTable, afterWindow, isAdjusted } from '../../editor/adjustments';
import type { ToneRange } from '../../editor/window-level';

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** The filters made last, by what they do; the one in use and the one before are kept in the page. */
const made = new Map<string, SVGSVGElement>();
let count = 0;

/**
 * What a drawing context's `filter` is set to so that pictures are shown adjusted: a lookup table for each colour, which
 * costs the same whatever it does.
 */
export function filterFor(chosen: Adjustments, range: ToneRange | null): string {
  const adjustments = afterWindow(chosen, range);
  if (!isAdjusted(adjustments)) return 'none';
  const table = adjustmentTable(adjustments)
    .map((value) => value.toFixed(4))
    .join(' ');
  const element = made.get(table) ?? makeFilter(table);
  // The one that was used last stands last.
  made.delete(table);
  made.set(table, element);
  for (const [key, old] of made) {
    if (made.size <= 2) break;
    made.delete(key);
    old.remove();
  }
  return `url(#${element.dataset['filter']})`;
}

function makeFilter(table: string): SVGSVGElement {
  const id = `plumb-adjust-${count++}`;
  const root = document.createElementNS(NAMESPACE, 'svg');
  root.dataset['filter'] = id;
  root.setAttribute('aria-hidden', 'true');
  root.style.cssText = 'position:absolute;width:0;height:0';
  const filter = root.appendChild(document.createElementNS(NAMESPACE, 'filter'));
  filter.id = id;
  filter.setAttribute('color-interpolation-filters', 'sRGB');
  const transfer = filter.appendChild(document.createElementNS(NAMESPACE, 'feComponentTransfer'));
  for (const channel of ['R', 'G', 'B']) {
    const part = transfer.appendChild(document.createElementNS(NAMESPACE, `feFunc${channel}`));
    part.setAttribute('type', 'table');
    part.setAttribute('tableValues', table);
  }
  document.body.append(root);
  return root;
}
