import { setImmediate } from 'node:timers/promises';
import { regionOf, wholeImage } from '@shared/embeddings/region';
import { annotationsOf } from '@main/db/queries/annotations';
import { allImages } from '@main/db/queries/images';
import { predictionsOf } from '@main/db/queries/predictions';
import type { Store } from '@main/db/store';
import type { ImageRegions } from './embed-project';

/** Images looked at between two breaths of the event loop. */
const slice = 50;

/** Every part of a project that people compare: the images, their labels, and the suggestions that wait. */
export async function regionsOfProject(store: Store, signal: AbortSignal): Promise<ImageRegions[]> {
  const all: ImageRegions[] = [];
  for (const [index, image] of allImages(store.db).entries()) {
    if (index % slice === slice - 1) await setImmediate();
    signal.throwIfAborted();
    const waiting = predictionsOf(store.db, image.id).filter(({ decision }) => decision === 'pending');
    const shapes = [...annotationsOf(store.db, image.id), ...waiting];
    all.push({ image, regions: [wholeImage(image), ...shapes.map(({ geometry }) => regionOf(geometry, image))] });
  }
  return all;
}
