import { existsSync, statSync } from 'node:fs';
import { UserError } from '@shared/lib/user-error';
import type { CompactReport } from '@shared/contract/compact-report';
import { compact, compactable } from '@main/db/snapshots/compact';
import type { Store } from '@main/db/store';
import { withSqliteErrors } from '@main/db/sqlite-error';
import { whenFree } from '@main/db/when-free';
import type { Following } from '../carrier';
import { handOutReadingKeys } from '../closed/reading-keys';
import { enrol } from '../enrol';
import type { Identity } from '../identity';
import { PackWriter } from '../pack/pack-writer';
import { publishInto } from '../publish';
import { sealingTools } from '../sealing-tools';

export interface CompactOptions extends Following {
  /** Whether a file that has the archive's name already is replaced. */
  readonly replace: boolean;
}

/**
 * Makes a project file smaller: others' labels that were replaced, and the packages that all of theirs came in, go into a
 * package beside it, closed as ever, and a snapshot takes their place. Taking that package in, with every file checked,
 * brings everything back.
 *
 * @param archive absolute path of the package.
 * @throws UserError `compact.*`, `sync.packExists`, `sync.cannotWrite`, `sync.noReadingKey`, `store.*`
 */
export async function compactProject(
  store: Store,
  identity: Identity,
  archive: string,
  { replace, signal, onProgress }: CompactOptions,
): Promise<CompactReport> {
  if (!replace && existsSync(archive)) {
    throw new UserError(
      'sync.packExists',
      { path: archive },
      `${archive} is there already. Choose another name; nothing was changed.`,
    );
  }
  await whenFree(() => enrol(store, identity));
  await handOutReadingKeys(store, identity);
  const rows = compactable(store);
  if (rows.length === 0) {
    throw new UserError(
      'compact.nothing',
      {},
      'There is nothing to compact: nobody else\u2019s labels are in this project, or all of them were compacted before.',
    );
  }
  const before = bytesOf(store);
  const writer = new PackWriter(archive);
  try {
    await writer.begin();
    await publishInto(store, { name: archive, put: (_, bytes) => writer.addSegment(bytes) }, rows, {
      signal,
      onProgress,
    });
    signal.throwIfAborted();
    await writer.finish();
  } finally {
    await writer.abandon();
  }
  const tools = sealingTools(identity.key, identity.privateKey);
  const left = await whenFree(() => compact(store, tools, new Set(rows.map(({ hash }) => hash))));
  await whenFree(() => withSqliteErrors(store.path, () => store.db.exec('VACUUM')));
  store.db.pragma('wal_checkpoint(TRUNCATE)');
  return { ...left, before, after: bytesOf(store), archive };
}

/** Of the file, and of what will be put into it. */
function bytesOf({ path }: Store): number {
  return [path, `${path}-wal`].reduce((sum, one) => sum + (statSync(one, { throwIfNoEntry: false })?.size ?? 0), 0);
}
