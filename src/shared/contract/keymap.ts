import { z } from 'zod';
import type { Contract } from './define';

/** `Mod+Alt+Shift+` in this order, then the key: a sign or capital letter, or a name such as `ArrowLeft`, `Plus`, `Space`. */
export const chordSchema = z
  .string()
  .max(40)
  .regex(/^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?(?:[!-*,-`{-~]|[A-Z][A-Za-z0-9]{1,20})$/);

const commandIdSchema = z.string().regex(/^[a-z][A-Za-z0-9.-]{0,99}$/);

export const keymapPresets = ['plumbline', 'cvat', 'labelme'] as const;

/** Which keys give which commands: a preset, and what the person changed of it. */
export const keymapSchema = z.strictObject({
  preset: z.enum(keymapPresets),
  /** By command, the keys instead of those of the preset; none: the command has no key. */
  changes: z
    .record(commandIdSchema, z.array(chordSchema).max(6))
    .refine((changes) => Object.keys(changes).length <= 1000, 'has too many commands'),
});

export type Keymap = z.infer<typeof keymapSchema>;
export type KeymapPreset = Keymap['preset'];

export const defaultKeymap: Keymap = { preset: 'plumbline', changes: {} };

const file = z.strictObject({ path: z.string().min(1).max(4096) });

export const keymapContract = {
  'keymap.read': { input: z.strictObject({}), output: keymapSchema },
  'keymap.write': { input: keymapSchema, output: z.null() },
  /** Writes the keymap in force as a file for another machine. */
  'keymap.export': { input: file, output: z.null() },
  /** Takes such a file; refused with `keymap.unreadable` when it is none, and nothing changes. */
  'keymap.import': { input: file, output: keymapSchema },
} as const satisfies Contract;
