import { join } from 'node:path';
import type { Geometry } from '@shared/geometry/geometry';
import { clampPoint, growBounds, imageExtent } from '@shared/geometry/extent';
import { boundsOf } from '@shared/geometry/operations';
import { UserError } from '@shared/lib/user-error';
import type { StoredImage } from '@main/db/queries/images';
import { decoding, openPicture } from '@main/images/decoder';

/** Long side of a crop, in pixels. */
const SIDE = 800;

/** Share of the region's long side that is shown around it. */
const MARGIN = 0.15;

/** Cuts a region and a little around it out of a picture. @returns a JPEG. @throws UserError `image.*`. */
export async function cutOut(image: StoredImage, region: Geometry): Promise<Buffer> {
  if (image.folder === null) {
    throw new UserError(
      'image.missing',
      { path: image.path },
      `${image.path} is not where it was. Locate its folder first.`,
    );
  }
  const path = join(image.folder, image.path);
  const bounds = boundsOf(region);
  const margin = Math.max(8, MARGIN * Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY));
  const grown = growBounds(bounds, margin);
  const extent = imageExtent(image.width, image.height);
  const start = clampPoint({ x: Math.floor(grown.minX), y: Math.floor(grown.minY) }, extent);
  const end = clampPoint({ x: Math.ceil(grown.maxX), y: Math.ceil(grown.maxY) }, extent);
  const left = Math.min(start.x, image.width - 1);
  const top = Math.min(start.y, image.height - 1);
  return decoding(path, async () => {
    const picture = await openPicture(path, image.format);
    const cut = picture.extract({ left, top, width: Math.max(1, end.x - left), height: Math.max(1, end.y - top) });
    // Deeper pictures use a small part of their range as a rule.
    const shown = image.bitDepth === 8 ? cut : cut.normalise();
    return shown
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#808080' })
      .jpeg({ quality: 88 })
      .toBuffer();
  });
}
