import { readFile } from 'node:fs/promises';
import type { PictureShelf } from '../carrier';
import { fillPicture } from '../pictures/fill-picture';
import type { Hub } from './connect';
import { MOST_PICTURE_BYTES } from './schema';

const CHUNK = 4 * 1024 * 1024;

/** The pictures that a hub holds. Who has no right to send any, as an annotator, keeps theirs. */
export function hubShelf(hub: Hub): PictureShelf {
  async function has(sha256: string): Promise<boolean> {
    const rows = await hub`
      SELECT 1 FROM plumb.picture WHERE project = plumb.my_project() AND sha256 = decode(${sha256}, 'hex')`;
    return rows.length > 0;
  }

  let listed: Promise<ReadonlySet<string>> | undefined;
  /** All that it holds, asked once: thousands of pictures that nobody has sent yet would be as many questions at each sync. */
  async function list(): Promise<ReadonlySet<string>> {
    const rows = await hub<{ sha256: string }[]>`
      SELECT encode(sha256, 'hex') AS sha256 FROM plumb.picture WHERE project = plumb.my_project()`;
    return new Set(rows.map((row) => row.sha256));
  }

  /** Piece by piece: a line that breaks loses one of them, and nothing large is held in memory. */
  async function* readFrom(sha256: string, start: number): AsyncGenerator<Uint8Array> {
    for (let at = start; ; at += CHUNK) {
      const [row] = await hub<{ piece: Buffer }[]>`
        SELECT substring(bytes FROM ${at + 1}::int FOR ${CHUNK}::int) AS piece FROM plumb.picture
        WHERE project = plumb.my_project() AND sha256 = decode(${sha256}, 'hex')`;
      if (!row || row.piece.length === 0) return;
      yield row.piece;
      if (row.piece.length < CHUNK) return;
    }
  }

  return {
    atOnce: () => Promise.resolve(1),
    has: async ({ sha256 }) => (await (listed ??= list())).has(sha256),
    fetch({ sha256, bytes }, to, signal) {
      return fillPicture(to, { sha256, bytes }, (at) => readFrom(sha256, at), signal);
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
