/** The colours that the canvas takes from the frame. */
export interface CanvasTheme {
  readonly surface: string;
  readonly border: string;
  readonly text: string;
}

/** Reads the variables that hold for an element; the fallbacks are those of the dark theme. */
export function readTheme(element: Element): CanvasTheme {
  const style = getComputedStyle(element);
  const read = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback;
  return {
    surface: read('--plumb-surface-0', '#121213'),
    border: read('--plumb-border', '#343437'),
    text: read('--plumb-text', '#e6e6e3'),
  };
}

/** The theme as it is now; the same object when nothing of it changed, so that nothing is painted for it. */
export function themeAfter(before: CanvasTheme, element: Element): CanvasTheme {
  const { surface, border, text } = readTheme(element);
  const same = surface === before.surface && border === before.border && text === before.text;
  return same ? before : { surface, border, text };
}

/** Calls back when the window takes another theme; the result ends it. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
  return () => observer.disconnect();
}
