import type { ImageId } from '@shared/model/ids';
import type { Selection } from './selection';

/** What a gallery or a table of images is given. */
export interface ListViewProps {
  readonly ids: readonly ImageId[];
  readonly selection: Selection;
  /** The least side of a gallery's cell, CSS px. */
  readonly thumbnailSize: number;
  readonly onOpen: (image: ImageId) => void;
}
