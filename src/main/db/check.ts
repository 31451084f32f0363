import Database from 'better-sqlite3';
import { chainLink, changeDigest, changeKey } from '@shared/changes/change';
import type { Kind } from '@shared/changes/kinds';
import { applyChange } from '@shared/changes/register';
import type { Uuid } from '@shared/lib/uuid';
import { compareSegments } from './check-segments';
import { derive, derivedTables } from './derive';
import { readLog } from './log';
import { shapesNotAllowed } from './queries/shapes-in-use';
import { migrate } from './migrate';
import { NOT_LINKED } from './not-linked';
import { sha256 } from './sha256';
import { sqliteRegisters } from './sqlite-registers';
import type { Store } from './store';

/** One thing that is wrong with a project file. */
export interface Finding {
  readonly code: 'sqlite' | 'digest' | 'chain' | 'sequence' | 'feed' | 'segment' | 'table' | 'heads';
  /** What is wrong and where, in words. */
  readonly detail: string;
}

export interface CheckReport {
  readonly changes: number;
  readonly findings: readonly Finding[];
  /** Labels that the ontology does not provide for, in words. They came from elsewhere or are older; nothing is broken. */
  readonly outsideOntology: readonly string[];
}

/** Findings beyond this many add nothing: the file is broken, and a report must stay readable. */
const MOST_FINDINGS = 50;

/**
 * Verifies a whole project: SQLite's own integrity, every change against its digest, those made here against their feed's
 * hash chain, those from elsewhere against the signed segments they came in, and the tables against a replay of the log
 * into an empty project.
 */
export function checkStore(store: Store): CheckReport {
  const findings: Finding[] = [];
  const report = (code: Finding['code'], detail: string) => {
    if (findings.length < MOST_FINDINGS) findings.push({ code, detail });
  };
  for (const { integrity_check: line } of store.db.pragma('integrity_check') as { integrity_check: string }[]) {
    if (line !== 'ok') report('sqlite', line);
  }
  const replay = new Database(':memory:');
  try {
    migrate(replay);
    // A feed that forked has a number twice; what links its changes is checked on the way.
    replay.exec('PRAGMA foreign_keys = OFF; DROP INDEX change_linked');
    const changes = replayLog(store.db, replay, report);
    compareFeeds(store.db, report);
    compareSegments(store, report);
    compareTables(store.db, replay, report);
    return { changes, findings, outsideOntology: outsideOntology(store.db) };
  } finally {
    replay.close();
  }
}

function outsideOntology(db: Database.Database): string[] {
  return shapesNotAllowed(db).map(
    ({ className, type, count, example }) =>
      `${count} of the class "${className}" ${count === 1 ? 'is' : 'are'} of the shape ${type}, which it does not allow (${example})`,
  );
}

export type Report = (code: Finding['code'], detail: string) => void;

/** @returns the number of changes that were read. */
function replayLog(db: Database.Database, replay: Database.Database, report: Report): number {
  copyFeeds(db, replay);
  const registers = sqliteRegisters(replay);
  const tips = new Map<Uuid, { seq: number; chain: Uint8Array }>();
  const refused = new Set(db.prepare('SELECT revision FROM refused').pluck().all());
  let count = 0;
  replay.exec('BEGIN');
  for (const change of readLog(db)) {
    count++;
    const place = `change ${change.revision} (${change.kind} ${change.entity})`;
    const digest = changeDigest(change, sha256);
    if (!change.digest.equals(digest)) report('digest', `${place} was altered after it was written`);
    const key = changeKey(change.id, digest);
    if (!change.chain.equals(notLinked)) {
      const tip = tips.get(change.feed) ?? { seq: 0, chain: notLinked };
      if (change.seq !== tip.seq + 1)
        report('sequence', `${place} has number ${change.seq} in its feed, expected ${tip.seq + 1}`);
      const chain = chainLink(tip.chain, key, sha256);
      if (!change.chain.equals(chain)) report('chain', `${place} does not follow from the change before it`);
      tips.set(change.feed, { seq: change.seq, chain: change.chain });
    }
    if (refused.has(change.revision)) continue;
    applyChange(registers, change, key);
    derive(replay, change.kind, change.entity);
  }
  replay.exec('COMMIT');
  return count;
}

/** The link of a change that came from elsewhere, and what a feed's first one is linked to. */
const notLinked = new Uint8Array(32);

function copyFeeds(db: Database.Database, replay: Database.Database): void {
  const insert = replay.prepare('INSERT INTO feed(id, uuid, member, channel, own) VALUES(?, ?, ?, ?, ?)');
  for (const row of db.prepare('SELECT id, uuid, member, channel, own FROM feed').raw().all())
    insert.run(...(row as unknown[]));
}

/** A log that lost its end still links up to there, so the tip that the feed remembers has to be the last change. */
function compareFeeds(db: Database.Database, report: Report): void {
  const rows = db
    .prepare(
      `SELECT f.channel, f.last_seq AS expected, coalesce(max(c.seq), 0) AS found,
         f.chain = coalesce((SELECT chain FROM change WHERE feed = f.id AND chain <> ${NOT_LINKED} ORDER BY seq DESC LIMIT 1), zeroblob(32)) AS linked
       FROM feed f LEFT JOIN change c ON c.feed = f.id AND c.chain <> ${NOT_LINKED} GROUP BY f.id`,
    )
    .all() as { channel: string; expected: number; found: number; linked: number }[];
  for (const row of rows) {
    if (row.expected !== row.found)
      report('feed', `feed ${row.channel} ends at ${row.found}, expected ${row.expected}`);
    else if (row.linked !== 1) report('feed', `feed ${row.channel} does not end with the change that it remembers`);
  }
}

function compareTables(db: Database.Database, replay: Database.Database, report: Report): void {
  for (const table of derivedTables) compareRows(db, replay, table, 'id', report);
  compareRows(db, replay, 'head', 'kind, entity, key', report);
}

function compareRows(
  db: Database.Database,
  replay: Database.Database,
  table: Kind | 'head',
  order: string,
  report: Report,
): void {
  const columns = table === 'head' ? 'hex(entity), kind, hex(key), deletes' : `hex(id), ${columnsOf(db, table)}`;
  const sql = `SELECT ${columns} FROM ${table} ORDER BY ${order}`;
  const expected = replay.prepare(sql).raw().iterate();
  for (const row of db.prepare(sql).raw().iterate()) {
    const wanted = expected.next();
    if (wanted.done || !sameRow(row as unknown[], wanted.value as unknown[])) {
      report(table === 'head' ? 'heads' : 'table', `${table} ${String((row as unknown[])[0])} does not match the log`);
      expected.return?.();
      return;
    }
  }
  if (!expected.next().done) report(table === 'head' ? 'heads' : 'table', `${table} lacks rows that the log has`);
  expected.return?.();
}

function columnsOf(db: Database.Database, table: Kind): string {
  return (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => `"${column.name}"`).join(', ');
}

function sameRow(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.every((value, index) => {
    const other = b[index];
    return Buffer.isBuffer(value) && Buffer.isBuffer(other) ? value.equals(other) : value === other;
  });
}
