import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveLook } from '@renderer/ui/theme/resolve-theme';

const css = readFileSync(new URL('../../../src/renderer/ui/theme/tokens.css', import.meta.url), 'utf8');

function colours(selector: string): ReadonlyMap<string, string> {
  const block = css.split(`${selector} {`)[1]?.split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--plumb-([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each([
  ['dark', ':root'],
  ['light', ":root[data-theme='light']"],
  ['high contrast', ":root[data-theme='contrast']"],
])('the %s theme', (name, selector) => {
  const palette = colours(selector);
  const least = name === 'high contrast' ? 7 : 4.5;

  it.each(['text', 'text-dim', 'accent', 'agree', 'dispute', 'suggest'])(
    'has %s that can be read on every surface',
    (ink) => {
      for (const surface of ['surface-0', 'surface-1', 'surface-2', 'surface-3']) {
        expect(contrast(palette.get(ink)!, palette.get(surface)!), `${ink} on ${surface}`).toBeGreaterThanOrEqual(
          least,
        );
      }
    },
  );

  it('has words that can be read on the accent', () => {
    for (const fill of ['accent-fill', 'accent-fill-hover']) {
      expect(contrast(palette.get('on-accent')!, palette.get(fill)!)).toBeGreaterThanOrEqual(least);
    }
  });

  it('has a frame round controls that can be seen', () => {
    expect(contrast(palette.get('border-strong')!, palette.get('surface-1')!)).toBeGreaterThanOrEqual(3);
  });
});

describe('the theme that is shown', () => {
  it('is the one that was chosen, whatever the system says', () => {
    expect(resolveLook('dark', { light: true, moreContrast: true })).toBe('dark');
    expect(resolveLook('contrast', { light: true, moreContrast: false })).toBe('contrast');
  });

  it('follows the system when that was chosen', () => {
    expect(resolveLook('system', { light: true, moreContrast: false })).toBe('light');
    expect(resolveLook('system', { light: false, moreContrast: false })).toBe('dark');
    expect(resolveLook('system', { light: true, moreContrast: true })).toBe('contrast');
  });
});
