import { join } from 'node:path';
import { realpath } from 'node:fs/promises';
import { assertExists } from '@shared/lib/assert';
import { UserError } from '@shared/lib/user-error';
import type { ImageId } from '@shared/model/ids';
import { imageIdOf, imageSchema, type Image } from '@shared/model/image';
import { allImages, type StoredImage } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import type { Dataset, DatasetImage } from '../dataset';
import type { LossCollector } from '../losses';
import { matchImages, sizeDifference, type ImageMatch } from '../match-images';
import { openImagesFolder, type ImagesFolder } from './images-folder';
import { PicturePlaces } from './place-picture';

/** What is read from a picture before it may enter a project; sizes in pixels after EXIF orientation. */
type ProbedPicture = Pick<Image, 'sha256' | 'width' | 'height' | 'format' | 'bytes' | 'bitDepth'>;

/** Reads and hashes one picture. @throws UserError `image.*` when it is none that we can show. */
export type ProbePicture = (path: string, signal: AbortSignal) => Promise<ProbedPicture>;

/** The picture of each image of the dataset, and those that have to be added to the project. */
export interface FoundPictures {
  /** Null where there is no picture; its labels are left out. */
  readonly images: readonly (ImageId | null)[];
  readonly added: ReadonlyMap<ImageId, Image>;
  readonly places: PicturePlaces;
}

export interface FindRequest {
  readonly dataset: Dataset;
  readonly labels: string;
  readonly imagesFolder: string | null;
  readonly probe: ProbePicture;
  readonly signal: AbortSignal;
  readonly losses: LossCollector;
}

/**
 * Finds the pictures that a label file names. A picture in the folder is known by its content, so that labels never
 * land on another picture of the same name; one that is only in the project is known by its path.
 *
 * @throws UserError `import.imageSize` when labels were made on another size, `import.noImages` when no picture is found.
 */
export async function findPictures(store: Store, request: FindRequest): Promise<FoundPictures> {
  const { dataset, signal, losses } = request;
  const known = allImages(store.db);
  const matches = matchImages(dataset.images, known);
  const folder = await openImagesFolder(request.imagesFolder, request.labels);
  const places = new PicturePlaces(store, folder.path);
  const inProject = new Set(known.map(({ id }) => id));
  const added = new Map<ImageId, Image>();
  const images: (ImageId | null)[] = [];
  const wrongSizes: string[] = [];
  for (const [index, named] of dataset.images.entries()) {
    signal.throwIfAborted();
    const match = assertExists(matches[index], 'each image has an answer');
    const picture = await pictureInFolder(named, match, folder, request);
    if (picture === 'unusable') {
      images.push(null);
      continue;
    }
    if (picture === null) {
      if (match.type === 'other-size') wrongSizes.push(`${named.file}: ${match.reason}`);
      images.push(match.type === 'matched' ? match.image.id : null);
      if (match.type === 'ambiguous' || match.type === 'missing') reportMissing(named, match, losses);
      continue;
    }
    const id = imageIdOf(picture.probed.sha256);
    const difference = sizeDifference(named, picture.probed);
    if (difference !== null) wrongSizes.push(`${named.file}: ${difference}`);
    images.push(id);
    if (inProject.has(id) || added.has(id)) continue;
    const addedAt = new Date(store.machine.now()).toISOString();
    const image = imageSchema.safeParse({ ...picture.probed, ...places.place(picture.path), addedAt });
    if (image.success) added.set(id, image.data);
    else {
      images[index] = null;
      losses.add('import.unusable-picture', unusable, `${picture.path}: ${image.error.issues[0]?.message ?? ''}`);
    }
  }
  refuseWrongSizes(request.labels, wrongSizes);
  refuseNothing(request, images, folder);
  return { images, added, places };
}

const unusable = 'Pictures that cannot be shown were left out, with their labels.';

/** Null when the folder does not have it, or when the project already names that very file or its content. */
async function pictureInFolder(
  named: DatasetImage,
  match: ImageMatch<StoredImage>,
  folder: ImagesFolder,
  { probe, signal, losses }: FindRequest,
): Promise<{ path: string; probed: ProbedPicture } | 'unusable' | null> {
  if (match.type === 'matched' && match.image.sha256 === named.sha256) return null;
  const path = await folder.find(named.file);
  if (path === null || (match.type === 'matched' && (await isFileOf(match.image, path)))) return null;
  try {
    return { path, probed: await probe(path, signal) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    losses.add('import.unusable-picture', unusable, error.message);
    return 'unusable';
  }
}

async function isFileOf({ folder, path }: StoredImage, file: string): Promise<boolean> {
  return folder !== null && (await realpath(join(folder, path)).catch(() => null)) === file;
}

function reportMissing(named: DatasetImage, match: ImageMatch, losses: LossCollector): void {
  if (match.type === 'ambiguous') {
    const paths = match.images.map(({ path }) => path).slice(0, 3);
    losses.add(
      'import.ambiguous-image',
      'Several pictures have the name that the file gives; its labels were left out.',
      `${named.file}: ${paths.join(', ')}`,
    );
  } else if (named.embedded) {
    losses.add(
      'import.embedded-image',
      'Pictures that are only inside their label file cannot be read; their labels were left out.',
      named.file,
    );
  } else
    losses.add(
      'import.missing-image',
      'Pictures were neither in the project nor in the folder; their labels were left out.',
      named.file,
    );
}

function refuseWrongSizes(labels: string, wrong: readonly string[]): void {
  const [example] = wrong;
  if (example === undefined) return;
  throw new UserError(
    'import.imageSize',
    { file: labels, count: wrong.length, example },
    `${labels}: the labels give ${wrong.length} of the pictures another size than they have, such as ${example}. ` +
      'Nothing was imported; choose the folder with the right pictures.',
  );
}

function refuseNothing(
  { dataset, labels }: FindRequest,
  images: readonly (ImageId | null)[],
  folder: ImagesFolder,
): void {
  const example = dataset.images[0]?.file;
  if (example === undefined || images.some((image) => image !== null)) return;
  throw new UserError(
    'import.noImages',
    { file: labels, count: images.length, example, folder: folder.path },
    `None of the ${images.length} pictures that ${labels} names (such as ${example}) is in the project or in ${folder.path}. ` +
      'Nothing was imported; add the pictures first, or choose the folder that they are in.',
  );
}
