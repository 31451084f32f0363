import type { Store } from '@main/db/store';

/** All that a machine has, or of it what is for everybody and for one annotator. */
export function contentOf({ db }: Store, reader?: Store) {
  const member = reader ? reader.member.replaceAll('-', '').toUpperCase() : null;
  const rows = (sql: string) => db.prepare(sql).raw().all({ member });
  return {
    changes: rows(
      `SELECT hex(c.id), hex(c.digest) FROM change c JOIN feed f ON f.id = c.feed
       WHERE @member IS NULL OR f.channel = 'public' OR hex(f.member) = @member ORDER BY c.id, c.digest`,
    ),
    heads: rows(
      `SELECT h.kind, hex(h.entity), hex(h.key) FROM head h JOIN change c USING(revision) JOIN feed f ON f.id = c.feed
       WHERE @member IS NULL OR f.channel = 'public' OR hex(f.member) = @member ORDER BY h.kind, h.entity, h.key`,
    ),
    classes: rows('SELECT hex(id), name, colour, position FROM class ORDER BY id'),
    annotations: rows(
      `SELECT hex(id), hex(author), geometry FROM annotation WHERE @member IS NULL OR hex(author) = @member ORDER BY id`,
    ),
    members: rows('SELECT hex(id), name, role, key FROM member ORDER BY id'),
  };
}
