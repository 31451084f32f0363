import { join, resolve } from 'node:path';
import type { FormatName } from '@shared/contract/formats';
import type { ExportReport } from '@shared/contract/reports';
import { assertExists } from '@shared/lib/assert';
import { UserError } from '@shared/lib/user-error';
import type { ClassId, ImageId, MemberId } from '@shared/model/ids';
import { annotationsOf } from '@main/db/queries/annotations';
import { listClasses } from '@main/db/queries/classes';
import { allImages, type StoredImage } from '@main/db/queries/images';
import { memberByName } from '@main/db/queries/members';
import { predictionsOf } from '@main/db/queries/predictions';
import { listRoots } from '@main/db/queries/roots';
import type { Store } from '@main/db/store';
import type { DatasetSource, SourceImage, SourceObject } from '../dataset';
import { LossCollector } from '../losses';
import { writeDataset } from '../registry';
import type { ServiceContext } from './import-labels';
import { longTransaction } from './long-transaction';

/** Which objects are written: all labels of people, one person's, or the suggestions of models. Never both kinds. */
export type ExportedLabels =
  { readonly type: 'all' } | { readonly type: 'author'; readonly name: string } | { readonly type: 'predictions' };

export interface ExportRequest {
  readonly format: FormatName;
  readonly path: string;
  readonly labels: ExportedLabels;
}

/**
 * Writes the labels of the project, as they are at one moment, and reads them back before they take their place.
 *
 * The store must be one that nobody else uses meanwhile (a worker's or the command line's own).
 *
 * @throws UserError `export.*`; the signal's reason when it was cancelled.
 */
export async function exportLabels(
  store: Store,
  request: ExportRequest,
  { signal, onProgress }: ServiceContext,
): Promise<ExportReport> {
  const { format, labels } = request;
  const path = resolve(request.path);
  return longTransaction(store, 'DEFERRED', async () => {
    const images = allImages(store.db);
    const losses = new LossCollector();
    const source: DatasetSource = {
      classes: [...new Set(listClasses(store.db).map(({ name }) => name))],
      images: sourceImages(store, images),
      objects: objectsOf(store, images, labels),
    };
    reportAuthors(store, images, labels, losses);
    const written = await writeDataset(format, path, source, { signal, onProgress });
    losses.addAll(written.losses);
    return { format, path, images: images.length, annotations: written.annotations, losses: losses.report() };
  });
}

/** Pictures of different roots may share a path; then the root's name tells them apart. */
function sourceImages(store: Store, images: readonly StoredImage[]): SourceImage[] {
  const rootNames = new Map(listRoots(store.db).map(({ id, name }) => [id, name.replaceAll(/[/\\:]/g, '_')]));
  const taken = new Set<string>();
  return images.map((image) => {
    const { path, width, height, sha256, folder, root } = image;
    const choices = [path, `${rootNames.get(root) ?? root}/${path}`, `${image.id}/${path}`];
    const file = assertExists(
      choices.find((choice) => !taken.has(choice)),
      'ids differ',
    );
    taken.add(file);
    return { file, width, height, sha256, location: folder === null ? null : join(folder, path) };
  });
}

function objectsOf(
  store: Store,
  images: readonly StoredImage[],
  labels: ExportedLabels,
): (index: number) => SourceObject[] {
  const names = new Map(listClasses(store.db).map(({ id, name }) => [id, name]));
  const imageAt = (index: number): ImageId => assertExists(images[index], 'writers ask for images that there are').id;
  const nameOf = (id: ClassId): string => assertExists(names.get(id), 'a class that is used cannot be deleted');
  if (labels.type === 'predictions')
    return (index) =>
      predictionsOf(store.db, imageAt(index)).map(({ class: id, geometry, score }) => ({
        className: nameOf(id),
        geometry,
        score,
      }));
  const author = labels.type === 'author' ? authorNamed(store, labels.name) : null;
  return (index) =>
    annotationsOf(store.db, imageAt(index))
      .filter((annotation) => author === null || annotation.author === author)
      .map(({ class: id, geometry }) => ({ className: nameOf(id), geometry, score: null }));
}

function authorNamed(store: Store, name: string): MemberId {
  const id = memberByName(store.db, name);
  if (id !== undefined) return id;
  throw new UserError('export.noAuthor', { name }, `Nobody in this project is named ${name}; nothing was exported.`);
}

/** Says what neither format has a place for. */
function reportAuthors(
  store: Store,
  images: readonly StoredImage[],
  labels: ExportedLabels,
  losses: LossCollector,
): void {
  const origins = new Set<string>();
  const originsOf = (image: ImageId): string[] =>
    labels.type === 'predictions'
      ? predictionsOf(store.db, image).map(({ model }) => model)
      : annotationsOf(store.db, image).map(({ author }) => author);
  if (labels.type === 'author') return;
  for (const { id } of images) for (const origin of originsOf(id)) origins.add(origin);
  const [example] = origins;
  if (example === undefined || origins.size === 1) return;
  if (labels.type === 'predictions')
    losses.add(
      'export.models',
      'The file does not say which model suggested an object; several did.',
      example,
      origins.size,
    );
  else
    losses.add('export.authors', 'The file does not say who made a label; several people did.', example, origins.size);
}
