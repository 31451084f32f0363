import { describe, expect, it } from 'vitest';
import { classPalette, paletteColour } from '@shared/model/palette';
import { labelClassSchema } from '@shared/model/label-class';

describe('the colours of classes', () => {
  it('are colours that a class takes, each once', () => {
    const refused = classPalette.filter((colour) => !labelClassSchema.shape.colour.safeParse(colour).success);
    expect(refused).toEqual([]);
    expect(new Set(classPalette).size).toBe(classPalette.length);
  });

  it('start over after the last', () => {
    expect(paletteColour(0)).toBe(classPalette[0]);
    expect(paletteColour(classPalette.length)).toBe(classPalette[0]);
    expect(paletteColour(classPalette.length * 3 + 2)).toBe(classPalette[2]);
  });
});
