/** How the readings are told apart: colours that the colour-blind can tell, and a dash of its own for each. */
const looks = [
  { colour: '#56b4e9', dash: [] },
  { colour: '#e69f00', dash: [9, 4] },
  { colour: '#d782b4', dash: [3, 4] },
  { colour: '#4fc49a', dash: [12, 4, 3, 4] },
  { colour: '#f0e442', dash: [6, 6] },
  { colour: '#c2a5ff', dash: [2, 2] },
] as const;

/** @param index of the letter, from 0. */
export function lookOf(index: number): { readonly colour: string; readonly dash: readonly number[] } {
  return looks[index % looks.length]!;
}
