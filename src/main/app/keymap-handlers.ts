import { readFile, stat, writeFile } from 'node:fs/promises';
import type { Handlers } from '@shared/contract/define';
import { keymapSchema, type Keymap, type keymapContract } from '@shared/contract/keymap';
import { UserError } from '@shared/lib/user-error';
import type { JsonFile } from './json-file';

/** No keymap is larger than this many bytes; what is, is something else. */
const LARGEST = 1_000_000;

export function keymapHandlers(keymap: JsonFile<Keymap>): Handlers<typeof keymapContract> {
  return {
    'keymap.read': () => keymap.read(),
    'keymap.write': (next) => {
      keymap.write(next);
      return null;
    },
    'keymap.export': async ({ path }) => {
      await writeFile(path, `${JSON.stringify(keymap.read(), null, 2)}\n`);
      return null;
    },
    'keymap.import': async ({ path }) => {
      keymap.write(await readKeymap(path));
      return keymap.read();
    },
  };
}

/** @throws UserError `keymap.unreadable` */
async function readKeymap(path: string): Promise<Keymap> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST) throw new Error('it is too large');
    return keymapSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    throw new UserError(
      'keymap.unreadable',
      { path },
      `${path} is no file of shortcuts. Choose one that Plumbline exported; nothing was changed.`,
    );
  }
}
