import { newId } from '@shared/changes/new-id';
import { assertExists } from '@shared/lib/assert';
import { UserError } from '@shared/lib/user-error';
import type { MemberId } from '@shared/model/ids';
import type { Role } from '@shared/model/member';
import type { Invitation } from '@shared/sync/invitation';
import type { PublicKey } from '@shared/sync/public-key';
import { commit } from '@main/db/commit';
import { memberByKey, memberByName } from '@main/db/queries/members';
import { founderOf } from '@main/db/queries/standing';
import type { Store } from '@main/db/store';
import { enrol } from './enrol';
import type { Identity } from './identity';

/**
 * Admits somebody to a project by name, role and public key. It takes effect for everybody with the next sync.
 *
 * @throws UserError `member.nameTaken`, `member.keyTaken`, `change.notAllowed` for anybody but a lead, `change.invalid`
 */
export function addMember(
  store: Store,
  identity: Identity,
  { name, role, key }: { readonly name: string; readonly role: Role; readonly key: PublicKey },
): Invitation {
  enrol(store, identity);
  if (memberByName(store.db, name)) {
    throw new UserError('member.nameTaken', { name }, `There is a member named ${name} already. Choose another name.`);
  }
  const other = memberByKey(store.db, key);
  if (other) {
    throw new UserError(
      'member.keyTaken',
      { name: other.name },
      `That is the key of ${other.name}. Every member has a key of their own; "plumbline key" prints it on their machine.`,
    );
  }
  const member = newId<MemberId>(store.machine.now());
  commit(store, [{ kind: 'member', entity: member, value: { name, role, key } }], 'no-undo');
  const founder = assertExists(founderOf(store.db), 'enrol() made one');
  return { v: 1, project: store.project, member, founder: founder.member, founderKey: founder.key };
}
