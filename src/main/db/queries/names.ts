import type { Database } from 'better-sqlite3';
import { uuidSchema } from '@shared/lib/uuid';
import { blobOf } from '../blob';
import { prepared } from '../prepared';

const tables = [
  'SELECT name FROM member WHERE id = ?',
  'SELECT name FROM class WHERE id = ?',
  'SELECT title FROM rule WHERE id = ?',
  'SELECT title FROM rareCase WHERE id = ?',
  'SELECT name FROM skeletonTemplate WHERE id = ?',
  'SELECT path FROM image WHERE id = ?',
  'SELECT name FROM root WHERE id = ?',
];

/** Says what people call the thing that an id means; any other word, and an id of nothing here, is left as it is. */
export function nameWords(db: Database): (word: string) => string {
  return (word) => {
    const id = uuidSchema.safeParse(word).data;
    if (id === undefined) return word;
    for (const sql of tables) {
      const name = prepared(db, sql).pluck().get(blobOf(id));
      if (typeof name === 'string') return name;
    }
    return word;
  };
}
