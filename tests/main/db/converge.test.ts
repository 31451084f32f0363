import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyChange, winner } from '@shared/changes/register';
import { blobOf } from '@main/db/blob';
import { derive } from '@main/db/derive';
import { migrate } from '@main/db/migrate';
import { sqliteRegisters, storedHeads } from '@main/db/sqlite-registers';
import { acts, idNumber, people, play } from '@tests/support/histories';
import { MemoryRegisters } from '@tests/support/memory-registers';

it('a project shows the same classes as the model, whatever the order in which feeds arrive', () => {
  fc.assert(
    fc.property(acts, fc.shuffledSubarray([0, 1, 2], { minLength: people, maxLength: people }), (history, order) => {
      const { changes } = play(history);
      const model = new MemoryRegisters();
      for (const { change, key } of changes) applyChange(model, change, key);
      const db = new Database(':memory:');
      migrate(db);
      for (let who = 0; who < people; who++) {
        db.prepare('INSERT INTO feed(uuid, member, channel, own) VALUES(?, ?, ?, 0)').run(
          blobOf(idNumber(1, who)),
          blobOf(idNumber(3, who)),
          'public',
        );
      }
      const registers = sqliteRegisters(db);
      for (const who of [...order, order[0]!]) {
        for (const { change, key } of changes.filter(({ change: { feed } }) => feed === idNumber(1, who))) {
          if (applyChange(registers, change, key)) derive(db, change.kind, change.entity);
        }
      }
      for (const { change } of changes) {
        const expected = winner(model.heads('class', change.entity));
        expect(
          storedHeads(db, 'class', change.entity)
            .map((head) => head.key)
            .sort(),
        ).toEqual(
          model
            .heads('class', change.entity)
            .map((head) => head.key)
            .sort(),
        );
        const payload = expected && model.log.get(expected.key)!.payload;
        const name = db.prepare('SELECT name FROM class WHERE id = ?').pluck().get(blobOf(change.entity));
        expect(name).toBe(payload ? (JSON.parse(payload) as { name: string }).name : undefined);
      }
      db.close();
    }),
    { numRuns: 60 },
  );
});
