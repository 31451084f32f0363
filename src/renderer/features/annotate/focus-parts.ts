/** The parts of the screen that F6 goes through; each names the element in it that takes the focus. */
const parts = [
  '[data-canvas]',
  '[data-part="objects"]',
  '[data-part="relations"]',
  '[data-part="guideline"]',
  '[data-part="issues"]',
  '[data-part="classes"]',
  '[data-part="filmstrip"]',
  '[data-part="tools"]',
];

/** Moves the focus to the next part: the way out of the canvas, where Tab walks the suggestions. */
export function focusNextPart(direction: 1 | -1): void {
  const roots = parts.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
  const at = roots.findIndex((root) => root.contains(document.activeElement));
  for (let step = 1; step <= roots.length; step++) {
    const root = roots[(at + direction * step + roots.length * step) % roots.length];
    const target = root?.matches('[tabindex="0"]')
      ? root
      : root?.querySelector<HTMLElement>(
          '[tabindex="0"], button:not([tabindex="-1"], :disabled), input:not(:disabled)',
        );
    if (target) return target.focus();
  }
}
