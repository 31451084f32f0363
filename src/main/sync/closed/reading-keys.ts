import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { newId } from '@shared/changes/new-id';
import type { Draft } from '@shared/changes/edit';
import type { KeyGrantId, MemberId } from '@shared/model/ids';
import type { KeyGrant } from '@shared/model/key-grant';
import type { PublicKey } from '@shared/sync/public-key';
import { commit } from '@main/db/commit';
import { listKeyGrants } from '@main/db/queries/key-grants';
import { listMembers, memberById } from '@main/db/queries/members';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import { openNote, sealNote } from '@main/secrets/sealed-note';
import type { Identity } from '../identity';
import { identityOf } from './age-keys';

/** Bytes that a key is filled up to before it is closed for somebody. */
const NOTE = 96;

interface ReadingKey {
  readonly epoch: number;
  readonly recipient: string;
  /** What opens: `AGE-SECRET-KEY-1…`. */
  readonly secret: string;
}

/**
 * Hands the keys that reviewers read with to every reviewer and lead who lacks one, and makes a new one when somebody
 * who holds the last may read no more. Only a lead's machine does it; on others, and when all is well, nothing happens.
 * Who comes late is handed the earlier keys too.
 */
export async function handOutReadingKeys(store: Store, identity: Identity): Promise<void> {
  const self = memberById(store.db, store.member);
  if (self?.role !== 'lead' || self.revoked) return;
  const spare = await generateX25519Identity();
  const made = { secret: spare, recipient: await identityToRecipient(spare) };
  await whenFree(() => {
    const grants = listKeyGrants(store.db);
    const readers = readersOf(store);
    const held = heldKeys(grants, store.member, identity);
    const keys = isWorn(grants, readers) ? [...held, { ...made, epoch: (grants[0]?.epoch ?? 0) + 1 }] : held;
    const drafts = keys.flatMap((key) => grantsOf(key, readers, grants));
    if (drafts.length > 0) commit(store, drafts, 'no-undo');
  });
}

/** What is closed for reviewers now is closed for this; null while no lead's machine has made a key. */
export function readersRecipient(store: Store): string | null {
  return listKeyGrants(store.db)[0]?.recipient ?? null;
}

/** All that opens anything on this machine: the member's own key, and those that leads handed them. */
export function openingKeys(store: Store, identity: Identity): string[] {
  const held = heldKeys(listKeyGrants(store.db), store.member, identity);
  return [identityOf(identity.privateKey), ...held.map(({ secret }) => secret)];
}

/** True when there is no key yet, or when somebody holds the one in use who reviews no more. */
function isWorn(grants: readonly KeyGrant[], readers: ReadonlyMap<MemberId, PublicKey>): boolean {
  const [current] = grants;
  if (!current) return true;
  return grants.some(({ recipient, member }) => recipient === current.recipient && !readers.has(member));
}

function readersOf({ db }: Store): ReadonlyMap<MemberId, PublicKey> {
  return new Map(
    listMembers(db).flatMap(({ id, role, key, revoked }) =>
      key !== undefined && role !== 'annotator' && !revoked ? [[id, key] as const] : [],
    ),
  );
}

function heldKeys(grants: readonly KeyGrant[], member: MemberId, { privateKey }: Identity): ReadingKey[] {
  const own = grants.filter((grant) => grant.member === member);
  return own.flatMap(({ epoch, recipient, sealed }) => {
    const secret = openNote(sealed, privateKey);
    return secret === null ? [] : [{ epoch, recipient, secret }];
  });
}

function grantsOf(
  { epoch, recipient, secret }: ReadingKey,
  readers: ReadonlyMap<MemberId, PublicKey>,
  grants: readonly KeyGrant[],
): Draft[] {
  // Who lost a key and was admitted with another one is handed everything again.
  const having = new Set(grants.flatMap((grant) => (grant.recipient === recipient ? [grant.key] : [])));
  return [...readers]
    .filter(([, key]) => !having.has(key))
    .map(([member, key]) => ({
      kind: 'keyGrant',
      entity: newId<KeyGrantId>(),
      value: { epoch, recipient, member, key, sealed: sealNote(secret, key, NOTE) },
    }));
}
