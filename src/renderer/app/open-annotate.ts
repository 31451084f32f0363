import type { ImageId } from '@shared/model/ids';
import { listing, refreshListing } from '../features/images/listing';
import { go } from './routes';

/** Opens the canvas on the image one was at, or on the first that is listed; stays where it is when there is none. */
export async function openAnnotate(): Promise<void> {
  if (listing.getState().ids === null) await refreshListing();
  const { ids, selection } = listing.getState();
  const image = selection.focus ?? ids?.[0];
  if (image) openImage(image);
  else go({ name: 'images' });
}

/** Opens the canvas on one image, which is then the one the gallery is at. */
export function openImage(image: ImageId): void {
  listing.setState({ selection: { selected: new Set([image]), anchor: image, focus: image } });
  go({ name: 'annotate', image });
}

/** The image that the gallery is at, or its first; null when nothing is listed. */
export function imageAt(): ImageId | null {
  const { ids, selection } = listing.getState();
  return selection.focus ?? ids?.[0] ?? null;
}
