import { statSync } from 'node:fs';

/**
 * A package is a sync in one file, to be mailed or put on a stick: these bytes ("PLPAK", a version, and a line break
 * that programs which meddle with texts would change), then parts, each a length (32 bits, big-endian) and that many
 * bytes. No part has a name or a path. What is cut off at the end takes nothing away from what comes before it.
 */
export const PACK_MAGIC = Buffer.from('PLPAK\x01\r\n', 'latin1');

/** Bytes of the beginning that tell what the file is; the version comes after them. */
export const PACK_NAME = 5;

/** The first part: how many parts come after it (32 bits). It only serves to tell how many were cut off. */
export const CONTENTS_MAGIC = Buffer.from('PLPTS\x01\r\n', 'latin1');

/** Before a picture: this, the 32 bytes of its SHA-256, and then its content. */
export const PICTURE_MAGIC = Buffer.from('PLPIC\x01\r\n', 'latin1');

/** Before a snapshot, which is closed. */
export const SNAPSHOT_MAGIC = Buffer.from('PLSNC\x01\r\n', 'latin1');

export const HASH_BYTES = 32;

/** How many bytes a part can have, by its length field. */
export const MOST_PART_BYTES = 0xffff_ffff;

/** Whether a place that carries a project is a package: a file, or the name of one that is not there. */
export function isPack(place: string): boolean {
  return /\.plpack$/i.test(place) || (statSync(place, { throwIfNoEntry: false })?.isFile() ?? false);
}
