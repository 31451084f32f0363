import { describe, expect, it } from 'vitest';
import { chordCaps, matchesChord, parseChord, type KeyPress } from '@renderer/commands/chord';

function press(key: string, code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

function matches(chord: string, pressed: KeyPress): boolean {
  return matchesChord(parseChord(chord), pressed);
}

describe('a chord', () => {
  it('is met by its key and its modifiers, and by no other modifiers', () => {
    expect(matches('Mod+K', press('k', 'KeyK', { ctrlKey: true }))).toBe(true);
    expect(matches('Mod+K', press('k', 'KeyK', { metaKey: true }))).toBe(true);
    expect(matches('Mod+K', press('k', 'KeyK'))).toBe(false);
    expect(matches('Mod+K', press('K', 'KeyK', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(matches('Alt+ArrowLeft', press('ArrowLeft', 'ArrowLeft', { altKey: true }))).toBe(true);
    expect(matches('ArrowLeft', press('ArrowLeft', 'ArrowLeft', { altKey: true }))).toBe(false);
  });

  it('does not ask how a sign is typed', () => {
    expect(matches('?', press('?', 'Slash', { shiftKey: true }))).toBe(true);
    expect(matches('/', press('/', 'Digit7', { shiftKey: true }))).toBe(true);
    expect(matches('Mod+,', press(',', 'Comma', { ctrlKey: true }))).toBe(true);
  });

  it('is met under a Korean input method, by where the key sits', () => {
    expect(matches('Mod+K', press('ㅏ', 'KeyK', { ctrlKey: true }))).toBe(true);
    expect(matches('Mod+K', press('Process', 'KeyK', { ctrlKey: true }))).toBe(true);
    expect(matches('Mod+K', press('ㅏ', 'KeyJ', { ctrlKey: true }))).toBe(false);
  });

  it('follows the letters of a layout that moves them', () => {
    expect(matches('Mod+A', press('a', 'KeyQ', { ctrlKey: true }))).toBe(true);
    expect(matches('Mod+Q', press('a', 'KeyQ', { ctrlKey: true }))).toBe(false);
  });

  it('is drawn as caps', () => {
    expect(chordCaps('Mod+Shift+E', false)).toEqual(['Ctrl', 'Shift', 'E']);
    expect(chordCaps('Mod+Shift+E', true)).toEqual(['⌘', '⇧', 'E']);
    expect(chordCaps('Alt+ArrowLeft', false)).toEqual(['Alt', '←']);
    expect(chordCaps('Mod+Plus', false)).toEqual(['Ctrl', '+']);
    expect(chordCaps('Space', false)).toEqual(['Space']);
  });
});
