import { createHash } from 'node:crypto';
import type { Draft } from '@shared/changes/edit';
import {
  disclosureIdOf,
  LONGEST_NOTE,
  NOTE_STEP,
  type DisclosedDecision,
  type DisclosureNote,
} from '@shared/model/disclosure';
import type { AnnotationId, DisclosureId, ImageId, MemberId } from '@shared/model/ids';
import type { PublicKey } from '@shared/sync/public-key';
import { commit, transaction } from '@main/db/commit';
import { lastRevision } from '@main/db/log';
import {
  decidedSince,
  disclosedUpTo,
  disclosuresOn,
  disclosureById,
  noteDisclosedUpTo,
} from '@main/db/queries/disclosures';
import { imageById } from '@main/db/queries/images';
import { memberById } from '@main/db/queries/members';
import type { Store } from '@main/db/store';
import { sealNote } from '@main/secrets/sealed-note';
import { dueOfLabel } from './of-changed-label';
import { dueOfResolutions, type Due } from './of-resolutions';
import { toldPeople } from './told-people';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Tells annotators what was decided on the pictures that they worked on, and what a lead made of their labels. Their
 * machines receive neither the review nor a lead's labels; a reviewer's does it before it sends, so what is taken back
 * before that is never told. Looks only at what changed since the last time.
 */
export function disclose(store: Store): void {
  const { db } = store;
  const self = memberById(db, store.member);
  if (!self || self.revoked || self.role === 'annotator') return;
  const people = toldPeople(store);
  transaction(db, () => {
    const { images, labels } = decidedSince(db, disclosedUpTo(db));
    const drafts = [
      ...[...images].flatMap((image) => ofImage(store, image, people)),
      ...[...labels].flatMap((label) => ofLabel(store, label, people)),
    ];
    if (drafts.length > 0) commit(store, drafts, 'no-undo');
    noteDisclosedUpTo(db, lastRevision(db));
  });
}

type People = ReadonlyMap<MemberId, PublicKey>;

function ofImage(store: Store, image: ImageId, people: People): Draft[] {
  if (!imageById(store.db, image)) return [];
  const due = dueOfResolutions(store, image, new Set(people.keys()));
  if (due === null) return [];
  const gone = disclosuresOn(store.db, image)
    .filter(({ label, member }) => label === null && people.has(member) && !due.has(member))
    .map(({ id }) => withdrawn(id));
  return [
    ...gone,
    ...[...due].flatMap(([member, told]) => telling(store, { image, member, label: null }, told, people)),
  ];
}

function ofLabel(store: Store, label: AnnotationId, people: People): Draft[] {
  const found = dueOfLabel(store, label);
  if (!found || !imageById(store.db, found.image)) return [];
  const about = { image: found.image, member: found.author, label };
  if (found.due) return telling(store, about, found.due, people);
  const id = disclosureIdOf(about, sha256);
  return disclosureById(store.db, id) ? [withdrawn(id)] : [];
}

function withdrawn(id: DisclosureId): Draft {
  return { kind: 'disclosure', entity: id, value: null };
}

interface About {
  readonly image: ImageId;
  readonly member: MemberId;
  readonly label: AnnotationId | null;
}

/** Nothing when just this was told already, for the key that the member has. */
function telling({ db }: Store, about: About, due: Due, people: People): Draft[] {
  const key = people.get(about.member);
  if (!key) return [];
  const basis = sha256([key, ...due.basis.toSorted()].join(' '));
  const entity = disclosureIdOf(about, sha256);
  if (disclosureById(db, entity)?.basis === basis) return [];
  const note = noteOf(due.decisions);
  const size = Math.ceil(Buffer.byteLength(note) / NOTE_STEP) * NOTE_STEP;
  return [{ kind: 'disclosure', entity, value: { ...about, basis, sealed: sealNote(note, key, size) } }];
}

/** Of more than a note holds, the latest. */
function noteOf(decisions: readonly DisclosedDecision[]): string {
  const text = JSON.stringify({ decisions: [...decisions] } satisfies DisclosureNote);
  return Buffer.byteLength(text) <= LONGEST_NOTE || decisions.length === 0 ? text : noteOf(decisions.slice(1));
}
