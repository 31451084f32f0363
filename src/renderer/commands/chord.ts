import { chordSchema } from '@shared/contract/keymap';
import { assertExists } from '@shared/lib/assert';

/** A key with its modifiers. `mod` is Ctrl, or Command on a Mac. */
export interface Chord {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** As in KeyboardEvent.key, letters in upper case. */
  readonly key: string;
}

/** The parts of a keyboard event that a chord is compared with. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Reads `Mod+Shift+E`. The last part is the key; `+` itself is written `Plus`. */
export function parseChord(text: string): Chord {
  const parts = text.split('+');
  const key = assertExists(parts.at(-1), 'splitting a text gives at least one part');
  return {
    mod: parts.includes('Mod'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    key: key === 'Plus' ? '+' : key === 'Space' ? ' ' : key,
  };
}

export function matchesChord(chord: Chord, press: KeyPress): boolean {
  if ((press.ctrlKey || press.metaKey) !== chord.mod || press.altKey !== chord.alt) return false;
  const key = keyOf(press);
  if (key !== chord.key) return false;
  // Shift is part of how signs such as `?` are typed, and not for us to ask for.
  return isSign(key) || press.shiftKey === chord.shift;
}

/** Where signs sit on the keyboard that Korean and American layouts share, without and with Shift. */
const signKeys: Readonly<Record<string, string>> = {
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Semicolon: ';:',
  Quote: '\'"',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Backquote: '`~',
  Backslash: '\\|',
};

/**
 * Under a Korean input method the A key reports `ㅁ` or `Process`, and with Alt on a Mac `å` or `Dead`; where the key
 * sits then tells which one is meant.
 */
function keyOf(press: KeyPress): string {
  if (/^[\u0021-\u007e]$/.test(press.key)) return press.key.toUpperCase();
  if (press.key.length === 1 || press.key === 'Process' || press.key === 'Dead') {
    const physical = /^(?:Key|Digit)([A-Z0-9])$/.exec(press.code);
    if (physical?.[1]) return physical[1];
    const sign = signKeys[press.code]?.[press.shiftKey ? 1 : 0];
    if (sign !== undefined) return sign;
  }
  return press.key;
}

/** Keys that stand for nothing by themselves, or belong to the system. */
const noKeys =
  /^(?:Control|Shift|Alt|Meta|AltGraph|CapsLock|NumLock|ScrollLock|Fn.*|Hangul.*|Hanja.*|Kana.*|Process|Dead|Unidentified|OS|ContextMenu)$/;

/** The chord that a press is, as it is written; null while only modifiers are held, or for a key that none can have. */
export function chordOf(press: KeyPress): string | null {
  const key = keyOf(press);
  if (noKeys.test(key)) return null;
  const written = key === '+' ? 'Plus' : key === ' ' ? 'Space' : key;
  const shift = press.shiftKey && !isSign(key) ? 'Shift+' : '';
  const text = `${press.ctrlKey || press.metaKey ? 'Mod+' : ''}${press.altKey ? 'Alt+' : ''}${shift}${written}`;
  return chordSchema.safeParse(text).success ? text : null;
}

/** The same chord, however its modifiers were ordered when it was written. */
export function sameChord(one: string, other: string): boolean {
  const [a, b] = [parseChord(one), parseChord(other)];
  return a.key === b.key && a.mod === b.mod && a.alt === b.alt && (isSign(a.key) || a.shift === b.shift);
}

function isSign(key: string): boolean {
  return key.length === 1 && /[^A-Z0-9 ]/.test(key);
}

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': 'Space',
};

/** The caps to draw for a chord, in the order in which they are pressed. */
export function chordCaps(text: string, mac: boolean): readonly string[] {
  const chord = parseChord(text);
  const caps: string[] = [];
  if (chord.mod) caps.push(mac ? '⌘' : 'Ctrl');
  if (chord.alt) caps.push(mac ? '⌥' : 'Alt');
  if (chord.shift) caps.push(mac ? '⇧' : 'Shift');
  caps.push(signs[chord.key] ?? chord.key);
  return caps;
}
