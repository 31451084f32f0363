/**
 * Colours for classes that people with the common kinds of colour blindness tell apart: Okabe and Ito's eight without
 * black, then Paul Tol's muted scheme where it adds a hue. Bright enough for a dark canvas, and never the only mark.
 */
export const classPalette = [
  '#e69f00',
  '#56b4e9',
  '#00a37a',
  '#f0e442',
  '#3d8fd1',
  '#d5612a',
  '#cc79a7',
  '#9dd9d2',
  '#b58cff',
  '#ddcc77',
  '#cc6677',
  '#88ccee',
  '#7fb069',
  '#c9a27e',
  '#b0b8c1',
  '#e8a2c8',
] as const;

/** The colour of the class that is made as number `index` (0, 1, 2, …) of a project; starts over after the last. */
export function paletteColour(index: number): string {
  return classPalette[index % classPalette.length]!;
}
