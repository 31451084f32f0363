import type { VersionView } from '@shared/contract/guideline-views';
import type { VersionRef } from '@shared/contract/guidelines';
import { UserError } from '@shared/lib/user-error';
import { currentVersion, listVersions } from '@main/db/queries/guideline-versions';
import type { Store } from '@main/db/store';
import { unknownVersion } from './rule-sets';
import { versionView } from './views';

/** Every version, newest first. */
export function versionViews(store: Store): VersionView[] {
  return listVersions(store.db).map((version) => versionView(store, version));
}

/**
 * The version that a person means by `draft`, `current`, a number or an id.
 *
 * @throws UserError `guideline.unknownVersion`; `guideline.ambiguousVersion` for a number that two leads gave at once.
 */
export function versionNamed({ db }: Store, name: string): VersionRef {
  if (name === 'draft') return name;
  const wanted = name === 'current' ? currentVersion(db) : name;
  const [found, other] = listVersions(db).filter(({ id, number }) => id === wanted || String(number) === wanted);
  if (!found) throw unknownVersion(name);
  if (!other) return found.id;
  throw new UserError(
    'guideline.ambiguousVersion',
    { number: found.number },
    `There are several versions with the number ${found.number}. Name one by its id.`,
  );
}
