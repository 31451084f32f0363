import { UserError } from '@shared/lib/user-error';
import { commit, transaction } from '@main/db/commit';
import { memberById } from '@main/db/queries/members';
import { founderOf, setFounder, standings } from '@main/db/queries/standing';
import type { Store } from '@main/db/store';
import type { Identity } from './identity';

/**
 * Makes sure that this project knows the key of whoever works on this machine. A project that was never shared gets its
 * founder by this.
 *
 * @throws UserError `sync.keyUnknown` when it knows this member by another key.
 */
export function enrol(store: Store, { key }: Identity): void {
  if (!founderOf(store.db)) found(store, key);
  // Whoever had a role goes on receiving; what he may still send is judged change by change.
  if (standings(store).get(store.member)?.keys.has(key)) return;
  const name = memberById(store.db, store.member)?.name ?? '';
  throw new UserError(
    'sync.keyUnknown',
    { name },
    `This project knows ${name} by another key than the one on this machine, so nobody would take what is sent from here. Join as a member of your own, or bring your key over from the machine that has it.`,
  );
}

function found(store: Store, key: Identity['key']): void {
  transaction(store.db, () => {
    setFounder(store.db, { member: store.member, key });
    const self = memberById(store.db, store.member);
    if (self) commit(store, [{ kind: 'member', entity: store.member, value: { ...self, key } }], 'no-undo');
  });
}
