import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Draft } from '@shared/changes/edit';
import { resolveClasses } from '@shared/changes/missing-classes';
import { newId } from '@shared/changes/new-id';
import { newOwnedId, ownedId } from '@shared/changes/owned-id';
import { assertExists } from '@shared/lib/assert';
import type { Uuid } from '@shared/lib/uuid';
import type { FormatName } from '@shared/contract/formats';
import type { ImportReport } from '@shared/contract/reports';
import { allowsShape } from '@shared/model/allows-shape';
import type { AnnotationId, ClassId, ImageId, MemberId, PredictionId, SubmissionId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { annotationById } from '@main/db/queries/annotations';
import { listClasses } from '@main/db/queries/classes';
import { imageById } from '@main/db/queries/images';
import { submissionsOf } from '@main/db/queries/submissions';
import { memberByName } from '@main/db/queries/members';
import { listSkeletonTemplates } from '@main/db/queries/skeleton-templates';
import { predictionById } from '@main/db/queries/predictions';
import type { Store } from '@main/db/store';
import type { Dataset, DatasetObject } from '../dataset';
import { LossCollector } from '../losses';
import { isOutside } from '../outside';
import { readDataset } from '../registry';
import { findPictures, type FoundPictures, type ProbePicture } from './find-pictures';
import { resolveSkeletons, type ResolvedSkeletons } from './import-skeletons';
import { longTransaction } from '@main/db/long-transaction';
import { AnswerResolver } from './resolve-answers';
import { groupIdOf, relationDrafts, type ToldRelation } from './import-relations';
import { saidDrafts } from './import-said';
import { ObjectIds } from './object-id';

export interface ImportRequest {
  readonly format: FormatName;
  readonly path: string;
  /** Where the pictures are that the file names; null: beside it. */
  readonly imagesFolder: string | null;
  /** Whose labels they are, or which model's suggestions; null: the person's at this machine, or the file's name. */
  readonly author: string | null;
  readonly as: 'human' | 'model';
  /** The COCO file whose numbers a list of COCO detection results uses. */
  readonly reference?: string | undefined;
  /** Its author is done with the images: what is not labelled in them is not there. */
  readonly submitted?: boolean | undefined;
}

export interface ServiceContext {
  readonly signal: AbortSignal;
  /** Counts objects on the way in and images on the way out; `total` is null until it is known. */
  readonly onProgress: (done: number, total: number | null) => void;
}

/** Objects that are committed before the event loop gets its turn. */
const BATCH = 250;

/**
 * Reads a label file into the project, all of it in one transaction: when anything in the file is malformed, nothing is
 * written. Importing the same file again changes nothing, and never touches a label that somebody has edited since.
 *
 * The store must be one that nobody else uses meanwhile (a worker's or the command line's own).
 *
 * @throws UserError `import.*`, `store.*`; the signal's reason when it was cancelled.
 */
export async function importLabels(
  store: Store,
  request: ImportRequest,
  probe: ProbePicture,
  context: ServiceContext,
): Promise<ImportReport> {
  const { signal, onProgress } = context;
  const { format, path, reference } = request;
  onProgress(0, null);
  const dataset = await readDataset(format, path, { signal, reference });
  const losses = new LossCollector();
  losses.addAll(dataset.losses);
  const { imagesFolder } = request;
  const pictures = await findPictures(store, { dataset, labels: path, imagesFolder, probe, signal, losses });
  return longTransaction(store, 'IMMEDIATE', async () => {
    const classes = resolveClasses(listClasses(store.db), dataset.classes, store.machine.now());
    reportJoinedClasses(dataset.classes, losses);
    const author = request.as === 'human' ? memberFor(store, request.author) : { id: store.member, drafts: [] };
    const skeletons = resolveSkeletons(listSkeletonTemplates(store.db), dataset.skeletons ?? [], classes.byName);
    commit(store, [...author.drafts, ...classes.drafts, ...skeletons.drafts], 'no-undo');
    await writeImages(store, pictures, signal);
    const told: ToldRelation[] = [];
    const draftOf = drafter(store, request, author.id, pictures, classes.byName, skeletons, losses, told);
    const annotations = await writeObjects(store, dataset, draftOf, losses, context);
    await writeSaid(store, request, dataset, told, pictures, author.id, losses, signal);
    if (request.submitted && request.as === 'human') await submitImages(store, pictures, author.id, signal);
    return {
      format,
      images: pictures.images.filter((image) => image !== null).length,
      imagesAdded: pictures.added.size,
      annotations,
      classesAdded: classes.added,
      losses: losses.report(),
    };
  });
}

async function writeImages(store: Store, { added, places }: FoundPictures, signal: AbortSignal): Promise<void> {
  commit(store, places.drafts(), 'no-undo');
  places.settle();
  const drafts = [...added].map(([entity, value]): Draft => ({ kind: 'image', entity, value }));
  for (let start = 0; start < drafts.length; start += BATCH) {
    commit(store, drafts.slice(start, start + BATCH), 'no-undo');
    await setImmediate();
    signal.throwIfAborted();
  }
}

/** Also those without a label: that there is nothing is what their author says of them. */
async function submitImages(
  store: Store,
  { images }: FoundPictures,
  member: MemberId,
  signal: AbortSignal,
): Promise<void> {
  const at = new Date(store.machine.now()).toISOString();
  const drafts = [...new Set(images.filter((id): id is ImageId => id !== null))].map((image): Draft => {
    const before = submissionsOf(store.db, image).find((one) => one.member === member);
    const entity = before?.id ?? newOwnedId<SubmissionId>(member, store.machine.now());
    return { kind: 'submission', entity, value: { image, member, at } };
  });
  for (let start = 0; start < drafts.length; start += BATCH) {
    commit(store, drafts.slice(start, start + BATCH), 'no-undo');
    await setImmediate();
    signal.throwIfAborted();
  }
}

function memberFor(store: Store, name: string | null): { id: MemberId; drafts: Draft[] } {
  if (name === null) return { id: store.member, drafts: [] };
  const known = memberByName(store.db, name);
  if (known !== undefined) return { id: known, drafts: [] };
  const id = newId<MemberId>(store.machine.now());
  return { id, drafts: [{ kind: 'member', entity: id, value: { name, role: 'annotator' } }] };
}

/** Classes of a project differ in more than their case. */
function reportJoinedClasses(names: readonly string[], losses: LossCollector): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.toLowerCase()))
      losses.add('import.joined-class', 'Classes whose names differ only in case became one class.', name);
    seen.add(name.toLowerCase());
  }
}

const OF_LABELS = 'Groups, relations and tags of images are not kept for suggestions of a model; they are for labels.';

/** What is said of images and between objects. Suggestions of models have a place for neither. */
async function writeSaid(
  store: Store,
  request: ImportRequest,
  dataset: Dataset,
  told: readonly ToldRelation[],
  pictures: FoundPictures,
  author: MemberId,
  losses: LossCollector,
  signal: AbortSignal,
): Promise<void> {
  if (request.as === 'model') {
    const said = dataset.images.find((image) => image.said);
    if (said) losses.add('import.of-labels', OF_LABELS, said.file);
    return;
  }
  const imageOf = (index: number) => pictures.images[index] ?? null;
  const nextId = identify(request, author, pictures);
  const known = new Map(listClasses(store.db).map((label) => [label.name.toLowerCase(), label.id]));
  const drafts = [
    ...saidDrafts(store, request.format, dataset, pictures, author, known, losses),
    ...relationDrafts(store, dataset, told, author, imageOf, nextId, losses),
  ];
  for (let start = 0; start < drafts.length; start += BATCH) {
    commit(store, drafts.slice(start, start + BATCH), 'no-undo');
    await setImmediate();
    signal.throwIfAborted();
  }
}

/** Names the objects of a file in its order, the same each time; null for one whose picture was not found. */
function identify(
  request: ImportRequest,
  author: MemberId,
  pictures: FoundPictures,
): (object: DatasetObject) => Uuid | null {
  const ids = new ObjectIds();
  const isModel = request.as === 'model';
  return ({ image: index, className, geometry, score }) => {
    const image = pictures.images[index] ?? null;
    if (image === null) return null;
    const id = ids.next({
      image,
      className,
      geometry,
      author: isModel ? modelOf(request) : author,
      score: isModel ? score : null,
    });
    return isModel ? id : ownedId(id, author);
  };
}

function modelOf({ author, path }: ImportRequest): string {
  return (author ?? basename(path)).slice(0, 200);
}

async function writeObjects(
  store: Store,
  dataset: Dataset,
  draftOf: (object: DatasetObject) => readonly Draft[],
  losses: LossCollector,
  { signal, onProgress }: ServiceContext,
): Promise<number> {
  let drafts: Draft[] = [];
  let [done, written] = [0, 0];
  const flush = async (): Promise<void> => {
    // What a class had to be asked besides is no label.
    written += commit(store, drafts, 'no-undo').steps.filter(({ kind }) => kind !== 'class').length;
    drafts = [];
    onProgress(done, dataset.total);
    await setImmediate();
    signal.throwIfAborted();
  };
  for (const object of dataset.objects(losses)) {
    done++;
    drafts.push(...draftOf(object));
    if (done % BATCH === 0) await flush();
  }
  await flush();
  return written;
}

/** Makes an object drafts; none for what is left out or already there, which `losses` is told. */
function drafter(
  store: Store,
  request: ImportRequest,
  author: MemberId,
  pictures: FoundPictures,
  classes: ReadonlyMap<string, ClassId>,
  skeletons: ResolvedSkeletons,
  losses: LossCollector,
  told: ToldRelation[],
): (object: DatasetObject) => readonly Draft[] {
  const answers = new AnswerResolver(store, losses);
  const limits = new Map(listClasses(store.db).map((label) => [label.id, label]));
  const nextId = identify(request, author, pictures);
  const isModel = request.as === 'model';
  const model = modelOf(request);
  return (object) => {
    const { image: index, className, geometry, score, attributes: named, transcription, group } = object;
    const image = pictures.images[index] ?? null;
    const id = nextId(object);
    if (isModel && (group !== undefined || object.relations)) losses.add('import.of-labels', OF_LABELS, className);
    for (const { to, name } of object.relations ?? [])
      if (object.key !== undefined) told.push({ from: object.key, to, name, image: index });
    if (image === null || id === null) {
      losses.add('import.labels-without-image', 'Labels whose picture was not found were left out.', className);
      return [];
    }
    if (isModel && score === null)
      losses.add('import.no-score', 'Suggestions without a score were given the score 1.', className);
    if (!isModel && score !== null)
      losses.add('import.score', 'Scores are not kept for labels of people; import them as a model’s.', className);
    const isThere = isModel
      ? predictionById(store.db, id as PredictionId)
      : annotationById(store.db, id as AnnotationId);
    if (isThere !== undefined) {
      losses.add(
        'import.already-there',
        'Labels of this file are in the project already and were left as they are.',
        className,
      );
      return [];
    }
    const classId = assertExists(classes.get(className.toLowerCase()), 'every class of the dataset was resolved');
    const base = { image, class: classId, geometry: skeletons.inProject(geometry) };
    if (!isModel) {
      if (!allowsShape(limits.get(classId) ?? {}, geometry.type)) {
        losses.add(
          'import.shape-not-allowed',
          'Labels of a shape that their class does not allow were left out; allow it and import again to have them.',
          `${className}: ${geometry.type}`,
        );
        return [];
      }
      const source = { type: 'imported', format: request.format } as const;
      const { values, drafts } = answers.resolve(classId, named);
      const picture = imageById(store.db, image);
      const said = {
        attributes: values,
        transcription: transcription ?? null,
        group: group === undefined ? null : groupIdOf(image, author, group),
        truncated: isOutside(geometry, picture?.width ?? null, picture?.height ?? null),
      };
      return [
        ...drafts,
        { kind: 'annotation', entity: id as AnnotationId, value: { ...base, author, source, ...said } },
      ];
    }
    const text = transcription ? { transcription } : {};
    const value = { ...base, ...text, score: score ?? 1, model, threshold: 0, decision: 'pending' as const };
    return [{ kind: 'prediction', entity: id as PredictionId, value }];
  };
}
