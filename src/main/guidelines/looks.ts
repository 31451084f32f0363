import type { Rectangle } from '@shared/embeddings/region';
import type { StoredImage } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import type { JobContext } from '@main/jobs/job';

/** Makes pictures comparable. The app joins it to the model that makes embeddings; what it makes is kept in the project. */
export interface Looks {
  /** What embeddings are kept under, 32 bytes; null when no model makes any. */
  key(): Promise<Buffer | null>;
  /** @throws UserError `image.*`, `model.*`, `prelabel.stopped`. */
  keep(store: Store, image: StoredImage, regions: readonly Rectangle[], signal: AbortSignal): Promise<void>;
  /** The same for every object of the project. */
  keepAll(store: Store, context: JobContext): Promise<void>;
}
