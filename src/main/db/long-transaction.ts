import type { Store } from './store';
import { withSqliteErrors } from './sqlite-error';
import { whenFree } from './when-free';

/**
 * Runs work that takes its time as one transaction: all of it is there afterwards, or nothing. Commits made in it join it.
 * Meanwhile nobody else may use the connection, or their changes would stand and fall with it.
 *
 * @param mode `IMMEDIATE` for writing; `DEFERRED` to read one state of the project while others go on working.
 */
export async function longTransaction<T>(
  store: Store,
  mode: 'IMMEDIATE' | 'DEFERRED',
  work: () => Promise<T>,
): Promise<T> {
  const execute = (sql: string): unknown => withSqliteErrors(store.path, () => store.db.exec(sql));
  await whenFree(() => execute(`BEGIN ${mode}`));
  try {
    const result = await work();
    execute('COMMIT');
    return result;
  } catch (error) {
    // A full disk may have ended the transaction already.
    if (store.db.inTransaction) store.db.exec('ROLLBACK');
    throw error;
  }
}
