import type { Handlers } from '@shared/contract/define';
import type { tilesContract } from '@shared/contract/tiles';
import { needsTiles } from '@shared/lib/tile-levels';
import { UserError } from '@shared/lib/user-error';
import { imageById, type StoredImage } from '@main/db/queries/images';
import type { Session } from '@main/db/session';
import type { JobRegistry } from '@main/jobs/job-registry';
import type { PictureSource } from '@main/images/derive-picture';
import type { Pyramids } from './pyramids';

export interface TileHandlerDependencies {
  readonly session: Session;
  readonly jobs: JobRegistry;
  readonly pyramids: Pyramids;
  /** null when the image's file is not in its place. */
  readonly sourceOf: (image: StoredImage) => PictureSource | null;
}

export function tileHandlers(options: TileHandlerDependencies): Handlers<typeof tilesContract> {
  const { session, jobs, pyramids, sourceOf } = options;
  return {
    'tiles.prepare': async ({ image: id, build }) => {
      const image = imageById(session.store.db, id);
      if (!image || !needsTiles(image.width, image.height)) return { state: 'whole', deep: image?.bitDepth === 16 };
      const { width, height } = image;
      const deep = image.bitDepth === 16;
      if (await pyramids.isReady(image.sha256)) return { state: 'ready', width, height, deep };
      if (!build) return { state: 'absent' };
      const source = sourceOf(image);
      if (source === null) throw notThere(image.path);
      return { state: 'building', job: pyramids.build(source, image, (work) => jobs.start('tiles', work)) };
    },
  };
}

function notThere(path: string): UserError {
  return new UserError('image.missing', { path }, `${path} is not where it was. Locate its folder first.`);
}
