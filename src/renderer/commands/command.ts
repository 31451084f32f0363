import type { MessageKey } from '../i18n/catalogues';

/** Where a command stands in the palette and in the overlay of keys. */
export const commandSections = [
  'go',
  'project',
  'images',
  'canvas',
  'view',
  'suggestions',
  'review',
  'guidelines',
  'application',
] as const;

/** Something a person can do, as data: palette, overlay of keys and keyboard all read it. */
export interface Command {
  /** Unique, dotted: `images.add-files`. */
  readonly id: string;
  readonly label: MessageKey;
  readonly section: (typeof commandSections)[number];
  /** Chords such as `Mod+Shift+E`, `?`, `Alt+ArrowLeft`; the first is the one that is shown. See chord.ts. */
  readonly keys?: readonly string[];
  /** Absent: always. Asked at the moment of use. */
  readonly enabled?: () => boolean;
  /** Shown in the overlay of keys but not in the palette: it needs a pointer or a selection that the palette takes away. */
  readonly onlyKeys?: boolean;
  /** The keys are listed here for people to read, while the part that has the focus listens for them itself. */
  readonly handledElsewhere?: boolean;
  /** The overlay of keys leaves it out: a line of its own speaks for several such. */
  readonly unlisted?: boolean;
  /** The line that speaks for the unlisted, for as long as they have the keys they came with. */
  readonly digest?: boolean;
  /** A rejection is shown to the person in words. */
  readonly run: () => void | Promise<void>;
}
