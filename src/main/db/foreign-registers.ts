import type { Database } from 'better-sqlite3';
import type { Change, ChangeKey } from '@shared/changes/change';
import { kinds, type Kind } from '@shared/changes/kinds';
import { applyChange, winner, type Head, type RegisterStore } from '@shared/changes/register';
import type { Uuid } from '@shared/lib/uuid';
import { blobOf, blobOfKey } from './blob';
import { derive, deriveValue } from './derive';
import { revisionOfKey } from './log';
import { prepared } from './prepared';
import { sqliteRegisters, storedHeads } from './sqlite-registers';

/** Rows that one statement takes: to call a statement costs about as much as to write a row. */
const ROWS = 32;

const insertions = Array.from(
  { length: ROWS + 1 },
  (_, rows) =>
    `INSERT INTO head(kind, entity, key, revision, deletes) VALUES${Array<string>(rows).fill('(?, ?, ?, ?, ?)').join(', ')}`,
);

/** What is known of a change while it is being followed. */
interface Following {
  readonly revision: number;
  /** Parsed payload, when it is at hand. */
  readonly value?: unknown;
}

interface LiveHead extends Head, Following {}

interface Register {
  readonly kind: Kind;
  readonly entity: Uuid;
  /** As they are in the file. */
  readonly stored: readonly LiveHead[];
  heads: LiveHead[];
}

/**
 * Registers over a log in which the changes stand already, and where those that were refused do not count. A sync brings
 * changes by the hundred thousand: the heads of each entity are read once, kept in memory and written once.
 */
export class ForeignRegisters implements RegisterStore {
  private readonly registers = new Map<string, Register>();
  private readonly tables: RegisterStore;
  private isAwaiting: boolean;
  private following: Following | undefined;

  /** @param isFollowed whether a change, of those that are being followed now, has had its turn; undefined for others. */
  constructor(
    private readonly db: Database,
    private readonly isFollowed: (key: ChangeKey) => boolean | undefined = () => undefined,
  ) {
    this.tables = sqliteRegisters(db);
    this.isAwaiting = prepared(db, 'SELECT 1 FROM superseded LIMIT 1').get() !== undefined;
  }

  apply(change: Change, key: ChangeKey, following: Following): void {
    this.following = following;
    applyChange(this, change, key);
  }

  /** Says of a change that another one has replaced it, whether it has arrived or not. */
  supersede(kind: Kind, entity: Uuid, key: ChangeKey): void {
    if (!this.isLogged(key)) this.awaitSuperseded(kind, entity, key);
    else if (this.heads(kind, entity).some((head) => head.key === key)) this.removeHead(kind, entity, key);
  }

  /** Writes the heads of all that was touched. */
  writeHeads(): void {
    const added: unknown[][] = [];
    for (const { kind, entity, stored, heads } of this.registers.values()) {
      for (const head of stored) if (!heads.includes(head)) this.tables.removeHead(kind, entity, head.key);
      for (const head of heads) if (!stored.includes(head)) added.push(headRow(kind, entity, head));
      if (heads.length > 1) {
        prepared(this.db, 'INSERT OR IGNORE INTO several VALUES(?, ?)').run(kinds[kind].code, blobOf(entity));
      }
    }
    for (let from = 0; from < added.length; from += ROWS) {
      const rows = added.slice(from, from + ROWS);
      prepared(this.db, insertions[rows.length]!).run(rows.flat());
    }
  }

  /** Writes the rows of all that was touched. */
  derive(): void {
    for (const { kind, entity, heads } of this.registers.values()) {
      const shown = winner(heads);
      if (shown?.value === undefined || shown.value === null) derive(this.db, kind, entity);
      else deriveValue(this.db, kind, entity, shown.value);
    }
  }

  append(): boolean {
    return true;
  }

  isLogged(key: ChangeKey): boolean {
    const isFollowed = this.isFollowed(key);
    if (isFollowed !== undefined) return isFollowed;
    const revision = revisionOfKey(this.db, key);
    if (revision === undefined) return false;
    return prepared(this.db, 'SELECT 1 FROM refused WHERE revision = ?').get(revision) === undefined;
  }

  heads(kind: Kind, entity: Uuid): readonly Head[] {
    return this.register(kind, entity).heads;
  }

  addHead(change: Change, key: ChangeKey): void {
    const { revision, value } = this.following ?? { revision: revisionOfKey(this.db, key) ?? 0 };
    this.register(change.kind, change.entity).heads.push({ key, revision, value, deletes: change.payload === null });
  }

  removeHead(kind: Kind, entity: Uuid, key: ChangeKey): void {
    const register = this.register(kind, entity);
    register.heads = register.heads.filter((head) => head.key !== key);
  }

  awaitSuperseded(kind: Kind, entity: Uuid, key: ChangeKey): void {
    this.isAwaiting = true;
    this.tables.awaitSuperseded(kind, entity, key);
  }

  takeSuperseded(kind: Kind, entity: Uuid, key: ChangeKey): boolean {
    return this.isAwaiting && this.tables.takeSuperseded(kind, entity, key);
  }

  private register(kind: Kind, entity: Uuid): Register {
    const name = kind + entity;
    let register = this.registers.get(name);
    if (!register) {
      const stored = storedHeads(this.db, kind, entity);
      register = { kind, entity, stored, heads: [...stored] };
      this.registers.set(name, register);
    }
    return register;
  }
}

function headRow(kind: Kind, entity: Uuid, { key, revision, deletes }: LiveHead): unknown[] {
  return [kinds[kind].code, blobOf(entity), blobOfKey(key), revision, deletes ? 1 : 0];
}
