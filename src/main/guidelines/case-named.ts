import { UserError } from '@shared/lib/user-error';
import type { RareCaseId } from '@shared/model/ids';
import { listCases } from '@main/db/queries/rare-cases';
import type { Store } from '@main/db/store';

/**
 * The rare case that a person means by its title or id.
 *
 * @throws UserError `case.unknown`; `case.ambiguous` for a title that several have.
 */
export function caseNamed({ db }: Store, name: string): RareCaseId {
  const [found, other] = listCases(db).filter(({ id, title }) => id === name || title === name);
  if (!found) {
    throw new UserError('case.unknown', { case: name }, `The rare case ${name} is not in this project (any more).`);
  }
  if (!other) return found.id;
  throw new UserError(
    'case.ambiguous',
    { title: name },
    `There are several rare cases called "${name}". Name one by its id.`,
  );
}
