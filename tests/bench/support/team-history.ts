import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { changeDigest, changeKey, type Change, type ChangeKey } from '@shared/changes/change';
import { changeIdAt } from '@shared/changes/clock';
import { kinds } from '@shared/changes/kinds';
import { newOwnedId } from '@shared/changes/owned-id';
import { canonicalJson } from '@shared/lib/canonical-json';
import type { AnnotationId, MemberId } from '@shared/model/ids';
import type { Invitation } from '@shared/sync/invitation';
import { blobOf } from '@main/db/blob';
import { transaction } from '@main/db/commit';
import { createStore } from '@main/db/create';
import { appendChange, ownFeed } from '@main/db/log';
import { openStore } from '@main/db/open';
import { sha256 } from '@main/db/sha256';
import type { Store } from '@main/db/store';
import { addMember } from '@main/sync/add-member';
import { folderCarrier } from '@main/sync/folder-carrier';
import { loadIdentity, type Identity } from '@main/sync/identity';
import { joinProject } from '@main/sync/join';
import { syncProject, usualSync } from '@main/sync/sync-project';
import { box, scene, type Scene } from '@tests/support/scene';

/** A lead with a project, a reviewer who has it already, another who will come, and many annotators. */
export interface Team {
  readonly lead: Store;
  readonly leadIdentity: Identity;
  readonly scene: Scene;
  readonly reviewer: Seat & { readonly project: string };
  readonly newcomer: Seat & { readonly invitation: Invitation };
  readonly annotators: readonly Annotator[];
  /** A project as an annotator has it before the first label. */
  readonly template: string;
}

interface Seat {
  readonly userData: string;
  readonly identity: Identity;
}

interface Annotator {
  readonly identity: Identity;
  readonly invitation: Invitation;
}

const { signal } = new AbortController();
export const tools = { signal, onProgress: () => undefined };

/** @param shared the folder of the team. */
export async function makeTeam(folder: string, shared: string, members: number, images: number): Promise<Team> {
  const leadIdentity = seat(folder, 'lead').identity;
  const about = { name: 'Bench', template: 'objects' } as const;
  const lead = createStore(join(folder, 'lead.plumb'), about, { name: 'Ada', role: 'lead' });
  const invite = (name: string, role: 'annotator' | 'reviewer', { key }: Identity) =>
    addMember(lead, leadIdentity, { name, role, key });
  const [reviewer, newcomer] = [seat(folder, 'reviewer'), seat(folder, 'newcomer')];
  const [first, later] = [invite('Kim', 'reviewer', reviewer.identity), invite('Lou', 'reviewer', newcomer.identity)];
  const annotators = Array.from({ length: members }, (_, index) => {
    const identity = newIdentity();
    return { identity, invitation: invite(`Annotator ${index + 1}`, 'annotator', identity) };
  });
  const scenery = scene(lead, images);
  await syncProject(lead, folderCarrier(shared, leadIdentity), leadIdentity, { ...tools, ...usualSync });
  const project = join(folder, 'reviewer.plumb');
  const template = join(folder, 'template.plumb');
  await joined(project, first, shared, reviewer.identity);
  await joined(template, annotators[0]!.invitation, shared, annotators[0]!.identity);
  return {
    lead,
    leadIdentity,
    scene: scenery,
    reviewer: { ...reviewer, project },
    newcomer: { ...newcomer, invitation: later },
    annotators,
    template,
  };
}

async function joined(path: string, invitation: Invitation, shared: string, identity: Identity): Promise<void> {
  (await joinProject(path, invitation, folderCarrier(shared, identity), identity, tools)).db.close();
}

function newIdentity(): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { key: Buffer.from(x, 'base64url').toString('hex') as Identity['key'], privateKey };
}

/** The folder of somebody's data, with a key that asks no keychain. */
function seat(folder: string, name: string): Seat {
  const userData = join(folder, `${name}-data`);
  mkdirSync(userData);
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(join(userData, 'identity.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return { userData, identity: loadIdentity(userData) };
}

/** All began on one morning and draw a label every two seconds, so that what they made lies side by side in time. */
const START = Date.UTC(2026, 0, 5, 8);

/**
 * The project of one annotator, with so many changes in the log that nobody has seen: labels, of which every fifth is
 * moved once. They are written to the log as `commit` writes them; registers and tables are left out, because sealing
 * reads neither.
 */
export function annotatorStore(
  team: Team,
  index: number,
  count: number,
  folder: string,
): { readonly store: Store; readonly payloads: readonly string[]; readonly close: () => void } {
  const { invitation } = team.annotators[index]!;
  const path = join(folder, `annotator-${index}.plumb`);
  copyFileSync(team.template, path);
  const raw = new Database(path);
  raw.prepare('UPDATE self SET member = ?').run(blobOf(invitation.member));
  raw.close();
  const store = openStore(path);
  const payloads = transaction(store.db, () => writeLabels(store, team.scene, count));
  return {
    store,
    payloads,
    close() {
      store.db.close();
      rmSync(path);
    },
  };
}

function writeLabels({ db, member }: Store, { images, classes }: Scene, count: number): string[] {
  const feed = ownFeed(db, 'labels', member);
  const nonce = randomBytes(8);
  const payloads: string[] = [];
  let last: { readonly entity: AnnotationId; readonly key: ChangeKey } | undefined;
  for (let seq = 1; seq <= count; seq++) {
    const moved = seq % 5 === 0 ? last : undefined;
    const milliseconds = START + seq * 2000 + Math.floor(Math.random() * 2000);
    const entity = moved?.entity ?? newOwnedId<AnnotationId>(member, milliseconds);
    const payload = canonicalJson(labelAt(seq, member, images, classes));
    const change: Change = {
      id: changeIdAt({ milliseconds, counter: 0 }, nonce),
      feed: feed.uuid,
      member,
      seq,
      kind: 'annotation',
      kindVersion: kinds.annotation.version,
      entity,
      prevs: moved ? [moved.key] : [],
      payload,
    };
    const key = changeKey(change.id, changeDigest(change, sha256));
    appendChange(db, change, key);
    last = { entity, key };
    payloads.push(payload);
  }
  return payloads;
}

function labelAt(seq: number, author: MemberId, images: Scene['images'], classes: Scene['classes']) {
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return {
    image: images[Math.floor(seq / 20) % images.length]!,
    class: classes[Math.floor(Math.random() * classes.length)]!,
    author,
    geometry: box(
      tenth(Math.random() * 600),
      tenth(Math.random() * 400),
      tenth(10 + Math.random() * 90),
      tenth(10 + Math.random() * 70),
    ),
    source: { type: 'drawn' },
  } as const;
}
