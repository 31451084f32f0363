import type { Failure } from '@shared/contract/envelope';
import { UserError } from '@shared/lib/user-error';
import type { ImageId } from '@shared/model/ids';
import { imageById } from '@main/db/queries/images';
import { listSegments } from '@main/db/queries/segments';
import { seal } from '@main/db/seal';
import type { Store } from '@main/db/store';
import type { SecretStore } from '@main/secrets/keychain';
import { whenFree } from '@main/db/when-free';
import type { Carrier, PictureShelf } from '../carrier';
import type { Hub } from '../hub/connect';
import { hubCarrier } from '../hub/hub-carrier';
import type { Identity } from '../identity';
import { fetchPictures } from '../pictures/fetch-pictures';
import { sendPictures } from '../pictures/send-pictures';
import { sealingTools } from '../sealing-tools';
import { syncProject, usualSync } from '../sync-project';

/** A project and its hub, with what jobs need to go between them: little at a time, and pictures only of the job. */
export interface TeamPlace {
  readonly hub: Hub;
  readonly store: Store;
  /** Syncs all but pictures. @throws UserError `queue.notSent`, `sync.*`, `hub.*` */
  bring(signal: AbortSignal): Promise<void>;
  /** Sends what was made here since. */
  send(signal: AbortSignal): Promise<void>;
  knows(images: readonly ImageId[]): boolean;
  /** Fetches those of these pictures that are not here; what cannot be had is missing afterwards. @throws UserError `hub.*` */
  fetch(images: readonly ImageId[], signal: AbortSignal): Promise<void>;
  /** Puts those of these pictures on the hub that it lacks and this machine has. @throws UserError `hub.*` */
  offer(
    images: readonly ImageId[],
    signal: AbortSignal,
    onProgress: (done: number, total: number) => void,
  ): Promise<void>;
}

const onProgress = () => undefined;

/**
 * @param name the address without its password.
 * @param secrets where keys for the storage of pictures are kept.
 */
export function teamPlace(store: Store, hub: Hub, name: string, identity: Identity, secrets: SecretStore): TeamPlace {
  const carrier = hubCarrier(hub, name, secrets);
  const shelf = carrier.pictures(store);
  const sent = new Set<string>();
  const stored = (images: readonly ImageId[]) => images.flatMap((id) => imageById(store.db, id) ?? []);
  return {
    hub,
    store,
    async bring(signal) {
      const options = { ...usualSync, sendPictures: false, signal, onProgress };
      const { published } = await syncProject(store, withoutPictures(carrier), identity, options);
      if (published.problem !== null) {
        const reason = published.problem;
        throw new UserError('queue.notSent', { reason }, `What was made here could not be sent to the hub: ${reason}`);
      }
      for (const { hash } of listSegments(store.db)) sent.add(hash);
    },
    async send(signal) {
      await whenFree(() => seal(store, sealingTools(identity.key, identity.privateKey)));
      const rows = listSegments(store.db).filter(({ hash }) => !sent.has(hash));
      await carrier.publish(store, rows, { signal, onProgress });
      for (const { hash } of rows) sent.add(hash);
    },
    knows: (images) => stored(images).length === images.length,
    async fetch(images, signal) {
      const options = { projectPath: store.path, dryRun: false, signal, onProgress };
      tell(await fetchPictures(store, shelf, { ...options, images: stored(images) }));
    },
    async offer(images, signal, following) {
      const options = { dryRun: false, thorough: false, signal, onProgress: following };
      tell(await sendPictures(store, shelf, { ...options, images: stored(images) }));
    },
  };
}

/** Without its pictures a job cannot be done, and it is no fault of the job. */
function tell({ problem }: { readonly problem: Failure | null }): void {
  if (problem !== null) throw new UserError(problem.code, problem.params, problem.message);
}

/** A job needs its own pictures; all of a project may be more than a helping machine has room for. */
function withoutPictures(carrier: Carrier): Carrier {
  const none: PictureShelf = {
    atOnce: () => Promise.resolve(1),
    has: () => Promise.resolve(false),
    fetch: () => Promise.resolve(false),
    lacks: () => Promise.resolve(false),
    send: () => Promise.resolve(),
  };
  return { ...carrier, pictures: () => none };
}
