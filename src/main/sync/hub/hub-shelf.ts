import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PictureShelf } from '../carrier';
import type { Hub } from './connect';
import { MOST_PICTURE_BYTES } from './schema';

/** The pictures that a hub holds. Who has no right to send any, as an annotator, keeps theirs. */
export function hubShelf(hub: Hub): PictureShelf {
  async function has(sha256: string): Promise<boolean> {
    const rows = await hub`
      SELECT 1 FROM plumb.picture WHERE project = plumb.my_project() AND sha256 = decode(${sha256}, 'hex')`;
    return rows.length > 0;
  }

  return {
    has: ({ sha256 }) => has(sha256),
    async fetch({ sha256, bytes }, to, signal) {
      const [row] = await hub<{ bytes: Buffer }[]>`
        SELECT bytes FROM plumb.picture WHERE project = plumb.my_project() AND sha256 = decode(${sha256}, 'hex')`;
      signal.throwIfAborted();
      if (!row || row.bytes.length !== bytes || createHash('sha256').update(row.bytes).digest('hex') !== sha256) {
        return false;
      }
      await to.writeFile(row.bytes);
      await to.sync();
      return true;
    },
    async lacks({ sha256 }) {
      const [me] = await hub<{ role: number }[]>`SELECT plumb.my_role() AS role`;
      return me !== undefined && me.role >= 1 && !(await has(sha256));
    },
    async send({ bytes: size }, source, signal) {
      // A code as the system gives one: the list of what was not copied says it in words.
      if (size > MOST_PICTURE_BYTES) throw Object.assign(new Error(`${size} bytes`), { code: 'EFBIG' });
      const bytes = await readFile(source);
      signal.throwIfAborted();
      await hub`SELECT plumb.put_picture(${bytes})`;
    },
  };
}
