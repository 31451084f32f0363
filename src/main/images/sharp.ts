import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import type sharpType from 'sharp';

// Not named `require`: the bundler puts one of that name above ES modules.
const fromHere = createRequire(import.meta.url);

/**
 * sharp, loaded so that it works inside Electron on Linux. There Electron brings the system's GLib into the process,
 * and sharp would call that one for the objects of its own: every picture would leak, some would crash. So libvips is
 * loaded first, and sharp is then bound to libvips before anything else. All code takes sharp from here.
 */
export const sharp = loadSharp();

function loadSharp(): typeof sharpType {
  if (process.platform !== 'linux' || process.versions['electron'] === undefined) return requireSharp();
  bindToItsOwnLibrary();
  // sharp warns of the very trouble that is out of the way now, on the stderr of every command.
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return requireSharp();
  } finally {
    process.emitWarning = emitWarning;
  }
}

function requireSharp(): typeof sharpType {
  return require('sharp') as typeof sharpType;
}

function bindToItsOwnLibrary(): void {
  const fromSharp = createRequire(fromHere.resolve('sharp'));
  // Electron knows only Linux with glibc.
  const platform = `linux-${process.arch}`;
  try {
    // It is no Node module, so this throws; but it is linked to stay in the process once it is there.
    process.dlopen(
      { exports: {} },
      fromSharp.resolve(`@img/sharp-libvips-${platform}/binary`),
      constants.dlopen.RTLD_LAZY,
    );
  } catch (error) {
    if (!String(error).includes('did not self-register')) throw error;
  }
  const folder = join(dirname(fromSharp.resolve(`@img/sharp-${platform}/sharp.node`)), 'lib');
  const addon = readdirSync(folder).find((name) => name.endsWith('.node'));
  if (addon === undefined) throw new Error(`${folder} holds no sharp for this machine`);
  const { RTLD_LAZY, RTLD_DEEPBIND } = constants.dlopen;
  process.dlopen({ exports: {} }, join(folder, addon), RTLD_LAZY | RTLD_DEEPBIND);
}
