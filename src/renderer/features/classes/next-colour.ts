import type { ClassView } from '@shared/contract/classes';
import { classPalette } from '@shared/model/palette';

/** The colour of the palette that the fewest classes have. */
export function nextColour(known: readonly ClassView[]): string {
  const count = (colour: string) => known.filter((one) => one.colour === colour).length;
  return classPalette.reduce<string>((best, colour) => (count(colour) < count(best) ? colour : best), classPalette[0]);
}
