import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chordSchema, defaultKeymap, keymapSchema, type Keymap } from '@shared/contract/keymap';
import { chordOf, matchesChord, parseChord, sameChord, type KeyPress } from '@renderer/commands/chord';
import { holdersOf, keysOf, withKeys, withoutChange, type ListedCommand } from '@renderer/commands/keymap';
import { presets } from '@renderer/commands/presets';

const next: ListedCommand = { id: 'annotate.go.next', label: 'annotate.go.next', scope: 'annotate', keys: ['D', ']'] };
const fit: ListedCommand = { id: 'annotate.view.fit', label: 'annotate.view.fit', scope: 'annotate', keys: ['F'] };
const filter: ListedCommand = {
  id: 'images.filter',
  label: 'commands.images.filter',
  scope: 'images',
  keys: ['Mod+F', '/'],
};
const palette: ListedCommand = {
  id: 'application.palette',
  label: 'commands.palette.title',
  scope: 'everywhere',
  keys: ['Mod+K'],
};
const pan: ListedCommand = {
  id: 'annotate.view.pan',
  label: 'annotate.view.pan',
  scope: 'annotate',
  keys: ['Space'],
  handledElsewhere: true,
};
const all = [next, fit, filter, palette, pan];

function press(key: string, code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

describe('the keys of a command', () => {
  it('are its own until something is set', () => {
    for (const command of all) expect(keysOf(command, defaultKeymap)).toEqual(command.keys);
  });

  it('follow the preset, and what the preset gives to one is taken from the others', () => {
    const cvat: Keymap = { preset: 'cvat', changes: {} };
    expect(keysOf(next, cvat)).toEqual(['F']);
    expect(keysOf(fit, cvat)).toEqual(['Shift+F']);
    expect(keysOf(next, { preset: 'labelme', changes: {} })).toEqual(['D', 'Mod+Shift+D']);
  });

  it('are what the person set, even none, and those of the preset again when that is reset', () => {
    const none = withKeys(defaultKeymap, next, []);
    expect(keysOf(next, none)).toEqual([]);
    expect(keysOf(next, withoutChange(none, next.id))).toEqual(['D', ']']);
  });

  it('are never changed where the part with the focus listens for them itself', () => {
    expect(keysOf(pan, { preset: 'plumbline', changes: { [pan.id]: ['X'] } })).toEqual(['Space']);
  });

  it('do not come from what every object has', () => {
    expect(keysOf({ ...next, id: 'constructor' }, defaultKeymap)).toEqual(next.keys);
  });
});

describe('keys that are wanted', () => {
  it('are told to be in use in the same place or everywhere, but not on another screen', () => {
    expect(holdersOf('F', next, all, defaultKeymap)).toEqual([fit]);
    expect(holdersOf('Mod+F', next, all, defaultKeymap)).toEqual([]);
    expect(holdersOf('Mod+K', next, all, defaultKeymap)).toEqual([palette]);
    expect(holdersOf('Mod+F', palette, all, defaultKeymap)).toEqual([filter]);
  });

  it('are lost by who had them, whoever takes them', () => {
    const chords = fc.constantFrom('F', 'D', ']', 'Mod+F', '/', 'Mod+K', 'Alt+Shift+Q');
    fc.assert(
      fc.property(fc.constantFrom(next, fit, filter, palette), chords, (command, chord) => {
        const holders = holdersOf(chord, command, all, defaultKeymap);
        const keymap = withKeys(defaultKeymap, command, [chord], holders);
        expect(keysOf(command, keymap)).toEqual([chord]);
        expect(holdersOf(chord, command, all, keymap)).toEqual([]);
        expect(keymapSchema.safeParse(keymap).success).toBe(true);
      }),
    );
  });
});

describe('a press', () => {
  it('is written as the chord that it then meets', () => {
    const keys = fc.constantFrom(
      press('k', 'KeyK'),
      press('ㅏ', 'KeyK'),
      press('Process', 'KeyB'),
      press('Process', 'BracketLeft'),
      press('?', 'Slash', { shiftKey: true }),
      press('+', 'Equal', { shiftKey: true }),
      press(' ', 'Space'),
      press('F5', 'F5'),
      press('ArrowLeft', 'ArrowLeft'),
      press('å', 'KeyA'),
    );
    fc.assert(
      fc.property(keys, fc.boolean(), fc.boolean(), (key, mod, alt) => {
        const pressed = { ...key, ctrlKey: mod, altKey: alt };
        const chord = chordOf(pressed)!;
        expect(chordSchema.safeParse(chord).success).toBe(true);
        expect(matchesChord(parseChord(chord), pressed)).toBe(true);
      }),
    );
  });

  it.each(['Shift', 'Control', 'AltGraph', 'HangulMode', 'HanjaMode', 'CapsLock', 'Unidentified', 'Process'])(
    'of %s alone is no chord',
    (key) => expect(chordOf(press(key, ''))).toBeNull(),
  );

  it('means the same under a Korean input method', () => {
    expect(chordOf(press('ㅁ', 'KeyA', { ctrlKey: true }))).toBe('Mod+A');
    expect(chordOf(press('ㅃ', 'KeyQ', { shiftKey: true }))).toBe('Shift+Q');
    expect(chordOf(press('Process', 'Slash', { shiftKey: true }))).toBe('?');
  });
});

describe('a preset', () => {
  it.each(Object.entries(presets))('%s is written in chords, and gives no chord to two commands', (_name, table) => {
    const chords = Object.values(table).flat();
    for (const chord of chords) expect(chordSchema.safeParse(chord).success).toBe(true);
    const twice = chords.filter((chord, at) => chords.some((other, index) => index < at && sameChord(chord, other)));
    expect(twice).toEqual([]);
  });
});

describe('a stored keymap', () => {
  it.each([
    { preset: 'emacs', changes: {} },
    { preset: 'cvat', changes: { 'annotate.go.next': ['<script>'] } },
    { preset: 'cvat', changes: { 'annotate.go.next': 'D' } },
    { preset: 'cvat', changes: { 'annotate.go.next': [...'ABCDEFG'] } },
    { preset: 'cvat', changes: { 'Not a command': ['A'] } },
    { preset: 'cvat' },
    [],
    null,
  ])('such as %j is refused', (value) => {
    expect(keymapSchema.safeParse(value).success).toBe(false);
  });
});
