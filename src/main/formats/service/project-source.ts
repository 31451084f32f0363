import { join } from 'node:path';
import { assertExists } from '@shared/lib/assert';
import { UserError } from '@shared/lib/user-error';
import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import type { AttributeValues } from '@shared/model/attribute';
import type { ClassId, GroupId, ImageId, MemberId } from '@shared/model/ids';
import type { Transcription } from '@shared/model/transcription';
import { annotationsOf } from '@main/db/queries/annotations';
import { listClasses } from '@main/db/queries/classes';
import { allImages, type StoredImage } from '@main/db/queries/images';
import { memberByName } from '@main/db/queries/members';
import { listSkeletonTemplates, skeletonUses } from '@main/db/queries/skeleton-templates';
import { predictionsOf } from '@main/db/queries/predictions';
import { listRoots } from '@main/db/queries/roots';
import type { Store } from '@main/db/store';
import type { DatasetSource, SourceImage, SourceObject } from '../dataset';
import { namedAnswers } from '../named-answers';
import type { LossCollector } from '../losses';
import { relationsFrom, reportRelationsLeft, saidOfImage } from './said-in-project';
import { decidedImages, goldObjects, reportUndecided } from './gold-source';

/**
 * Which objects are written: all labels of people, one person's, what was decided on (gold), or the suggestions of
 * models, those that people rejected only when asked. Never two kinds together.
 */
export type ExportedLabels =
  | { readonly type: 'all' }
  | { readonly type: 'author'; readonly name: string }
  | { readonly type: 'gold' }
  | { readonly type: 'predictions'; readonly rejected?: boolean };

export interface ProjectSource {
  readonly source: DatasetSource;
  /** Says what no format has a place for; complete once every image's objects were asked for. */
  readonly reportLosses: (losses: LossCollector) => void;
}

/** The labels of a project as writers take them. */
export function projectSource(store: Store, labels: ExportedLabels): ProjectSource {
  const images = labels.type === 'gold' ? decidedImages(store) : allImages(store.db);
  const classes = listClasses(store.db);
  const names = new Map(classes.map(({ id, name }) => [id, name]));
  const questions = new Map(classes.map(({ id, attributes }) => [id, attributes ?? []]));
  const origins = new Set<string>();
  // By id, because writers ask for an image's objects more than once.
  const orphans = new Set<string>();
  const isPeoples = labels.type === 'all' || labels.type === 'author';
  const author = labels.type === 'author' ? authorNamed(store, labels.name) : null;
  const labelsOf = labelReader(store, labels);
  const objects = (index: number): SourceObject[] => {
    const image = assertExists(images[index], 'writers ask for images that there are');
    const related = isPeoples ? relationsFrom(store, image.id, author) : new Map<string, never>();
    return labelsOf(image.id).flatMap(({ id, class: classId, origin, geometry, score, group, ...said }) => {
      origins.add(origin);
      const className = names.get(classId);
      if (className !== undefined) {
        const attributes = namedAnswers(questions.get(classId) ?? [], said.attributes);
        const transcription = said.transcription ?? undefined;
        const links = { key: id, group: group ?? undefined, relations: related.get(id) };
        return [{ className, geometry, score, attributes, transcription, ...links }];
      }
      orphans.add(id);
      return [];
    });
  };
  return {
    source: {
      classes: [...new Set(names.values())],
      skeletons: skeletonsOf(store, labels, names),
      images: sourceImages(store, images).map((image, index) => {
        const said = isPeoples ? saidOfImage(store, images[index]!, author, names) : undefined;
        return said ? { ...image, said } : image;
      }),
      objects,
    },
    reportLosses(losses) {
      if (labels.type === 'gold') reportUndecided(store, images, losses);
      const [orphan] = orphans;
      if (orphan !== undefined)
        losses.add(
          'export.no-class',
          'Labels whose class is not in the project (yet) were left out.',
          orphan,
          orphans.size,
        );
      if (isPeoples) reportRelationsLeft(store, images, author, losses);
      const [origin] = origins;
      if (origin === undefined || origins.size === 1) return;
      if (labels.type === 'predictions')
        losses.add('export.models', 'The file does not say which model suggested an object.', origin, origins.size);
      else losses.add('export.authors', 'The file does not say who made a label.', origin, origins.size);
    },
  };
}

/** The template that most skeletons of a class are made of. */
function skeletonsOf(
  store: Store,
  labels: ExportedLabels,
  names: ReadonlyMap<ClassId, string>,
): ReadonlyMap<string, SkeletonTemplateView> {
  const templates = new Map(listSkeletonTemplates(store.db).map((template) => [template.id, template]));
  const found = new Map<string, SkeletonTemplateView>();
  if (templates.size === 0) return found;
  for (const use of skeletonUses(store.db, labels.type === 'predictions' ? 'prediction' : 'annotation')) {
    const [name, template] = [names.get(use.class), templates.get(use.template)];
    if (name !== undefined && template && !found.has(name)) found.set(name, template);
  }
  return found;
}

type Label = Pick<ReturnType<typeof predictionsOf>[number], 'class' | 'geometry'> & {
  readonly id: string;
  readonly score: number | null;
  readonly attributes?: AttributeValues | undefined;
  readonly transcription?: Transcription | null | undefined;
  /** The member or the model. */
  readonly origin: string;
  readonly group?: GroupId | null;
};

function labelReader(store: Store, labels: ExportedLabels): (image: ImageId) => Label[] {
  if (labels.type === 'predictions')
    return (image) =>
      predictionsOf(store.db, image)
        .filter(({ decision }) => labels.rejected || decision !== 'rejected')
        .map((prediction) => ({ ...prediction, origin: prediction.model }));
  if (labels.type === 'gold') return (image) => goldObjects(store, image);
  const author = labels.type === 'author' ? authorNamed(store, labels.name) : null;
  return (image) =>
    annotationsOf(store.db, image)
      .filter((annotation) => author === null || annotation.author === author)
      .map((annotation) => ({ ...annotation, origin: annotation.author, score: null }));
}

function authorNamed(store: Store, name: string): MemberId {
  const id = memberByName(store.db, name);
  if (id !== undefined) return id;
  throw new UserError('export.noAuthor', { name }, `Nobody in this project is named ${name}; nothing was exported.`);
}

/** Pictures of different roots may share a path; then the root's name tells them apart. */
function sourceImages(store: Store, images: readonly StoredImage[]): SourceImage[] {
  const rootNames = new Map(listRoots(store.db).map(({ id, name }) => [id, name.replaceAll(/[/\\:]/g, '_')]));
  const taken = new Set<string>();
  return images.map((image) => {
    const { path, width, height, sha256, folder, root } = image;
    const choices = [path, `${rootNames.get(root) ?? root}/${path}`, `${image.id}/${path}`];
    const free = choices.find((choice) => !taken.has(choice));
    const file = assertExists(free, 'ids differ');
    taken.add(file);
    return { file, width, height, sha256, location: folder === null ? null : join(folder, path) };
  });
}
