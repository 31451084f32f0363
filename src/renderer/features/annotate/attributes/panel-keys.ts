import { focusCanvas } from '../command-context';

/** One question in the panel, in whatever way it is answered. */
const ROW = '[data-attribute]';

/** What takes the focus in a question. */
const FOCUSABLE = 'input, textarea, [data-chip][tabindex="0"]';

/** The keys of the panel while a question has the focus: digits choose, arrows move, Escape goes back to the canvas. */
export function pressInPanel(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target as HTMLElement;
  const row = target.closest<HTMLElement>(ROW);
  if (!row) return false;
  if (event.key === 'Escape') {
    focusCanvas();
    return true;
  }
  if (!target.matches('[data-chip]')) return false;
  const chips = [...row.querySelectorAll<HTMLElement>('[data-chip]')];
  const digit = chips[Number(event.key) - 1];
  if (/^[1-9]$/.test(event.key) && digit) {
    digit.focus();
    digit.click();
    return true;
  }
  return moveFocus(event.key, target, row, chips);
}

function moveFocus(key: string, target: HTMLElement, row: HTMLElement, chips: readonly HTMLElement[]): boolean {
  const at = chips.indexOf(target);
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    chips[(at + (key === 'ArrowRight' ? 1 : -1) + chips.length) % chips.length]?.focus();
    return true;
  }
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    focusQuestion(row, key === 'ArrowDown' ? 1 : -1);
    return true;
  }
  // Digits that mean no answer here would pick a class, and letters a tool.
  return /^[0-9a-zA-Z]$/.test(key);
}

/** Moves on from one question to its neighbour; the last one stays. */
export function focusQuestion(from: HTMLElement, direction: 1 | -1): void {
  const panel = from.closest('[data-part="attributes"]');
  const rows = [...(panel?.querySelectorAll<HTMLElement>(ROW) ?? [])];
  const next = rows[rows.indexOf(from.closest<HTMLElement>(ROW)!) + direction];
  next?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}

/** Puts the focus on the first question that is not answered, or on the first. @returns false when nothing is asked. */
export function focusAttributes(): boolean {
  const panel = document.querySelector('[data-part="attributes"]');
  const row = panel?.querySelector(`${ROW}[data-missing]`) ?? panel?.querySelector(ROW);
  const target = row?.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus();
  return target !== undefined && target !== null;
}
