import { findImages } from '@main/images/find-images';
import type { ImagePool } from '@main/images/image-pool';
import type { AddTools } from './add-images';

/** The tools of `addImages` and `relocate`, on a pool of decoders. */
export function imageTools(pool: ImagePool): AddTools {
  return {
    probe: (path, signal) => pool.run('probe', { path }, { signal }),
    find: findImages,
    // One more than the pool is wide, so that no thread waits for the next file's name.
    width: pool.width + 1,
  };
}
