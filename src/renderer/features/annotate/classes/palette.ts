/** Okabe and Ito's colours for every kind of sight, then lighter and darker kin for the classes after the eighth. */
const palette = [
  '#e69f00',
  '#56b4e9',
  '#009e73',
  '#f0e442',
  '#0072b2',
  '#d55e00',
  '#cc79a7',
  '#b0b0b0',
  '#ffc95c',
  '#9ad8ff',
  '#4fd1ae',
  '#a5a000',
  '#5c9be0',
  '#ff9466',
  '#f2b3d3',
  '#7a8a99',
] as const;

/** The colour that the fewest classes have. */
export function nextColour(used: readonly string[]): string {
  const count = (colour: string) => used.filter((one) => one === colour).length;
  return palette.reduce((best, colour) => (count(colour) < count(best) ? colour : best));
}
