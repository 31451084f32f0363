import type { Change, ChangeKey } from '@shared/changes/change';
import type { Head, RegisterStore } from '@shared/changes/register';

/** Registers in memory: the model that the tables of a project are held against. */
export class MemoryRegisters implements RegisterStore {
  readonly log = new Map<ChangeKey, Change>();
  private readonly headsOf = new Map<string, Map<ChangeKey, Head>>();
  private readonly awaited = new Set<string>();

  append(change: Change, key: ChangeKey): boolean {
    if (this.log.has(key)) return false;
    this.log.set(key, change);
    return true;
  }

  isLogged(key: ChangeKey): boolean {
    return this.log.has(key);
  }

  heads(kind: string, entity: string): readonly Head[] {
    return [...(this.headsOf.get(`${kind} ${entity}`)?.values() ?? [])];
  }

  addHead(change: Change, key: ChangeKey): void {
    const name = `${change.kind} ${change.entity}`;
    const heads = this.headsOf.get(name) ?? new Map<ChangeKey, Head>();
    this.headsOf.set(name, heads.set(key, { key, deletes: change.payload === null }));
  }

  removeHead(kind: string, entity: string, key: ChangeKey): void {
    this.headsOf.get(`${kind} ${entity}`)?.delete(key);
  }

  awaitSuperseded(kind: string, entity: string, key: ChangeKey): void {
    this.awaited.add(`${kind} ${entity} ${key}`);
  }

  takeSuperseded(kind: string, entity: string, key: ChangeKey): boolean {
    return this.awaited.delete(`${kind} ${entity} ${key}`);
  }

  /** The keys of every register's heads, in an order that does not depend on how they got there. */
  snapshot(): Record<string, ChangeKey[]> {
    const entries = [...this.headsOf].map(([name, heads]) => [name, [...heads.keys()].sort()] as const);
    return Object.fromEntries(entries.filter(([, keys]) => keys.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
