import { createHash } from 'node:crypto';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { Suggestions } from '@shared/contract/prelabel';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf } from '@shared/geometry/operations';
import { uuidV8FromSha256, type Uuid } from '@shared/lib/uuid';
import type { ClassId, ImageId, PredictionId } from '@shared/model/ids';
import { commit, transaction } from '@main/db/commit';
import type { StoredImage } from '@main/db/queries/images';
import { noteLook } from '@main/db/queries/looked-at';
import { predictionsOf } from '@main/db/queries/predictions';
import { withSqliteErrors } from '@main/db/sqlite-error';
import { storedHeads } from '@main/db/sqlite-registers';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import { modelRef, type ModelCard } from './card';
import { classesFor, classNameOf, classOf, type ClassChoice } from './choose-classes';
import type { Detection } from './detection';
import { suggestedShapes } from './suggested-shape';

export interface KeepOptions extends ClassChoice {
  readonly threshold: number;
  readonly replaces: Suggestions;
  /** See `wayOf`. */
  readonly way: Buffer;
  /**
   * The batch that several machines share: suggestions get ids that follow from it, and those that another machine has
   * made of the same image are left as they are.
   */
  readonly batch?: Uuid;
}

export interface Kept {
  readonly made: number;
  readonly classesAdded: boolean;
  /** The labels of objects that were left out because no class has their name. */
  readonly unmapped: readonly string[];
}

interface ClassedBox {
  readonly class: ClassId;
  readonly box: Detection['box'];
}

/**
 * Commits what a model found on an image as suggestions, together with the note that it has looked: never the one
 * without the other.
 *
 * @throws UserError `store.*`.
 */
export async function keepSuggestions(
  store: Store,
  card: ModelCard,
  image: StoredImage,
  detections: readonly Detection[],
  { threshold, replaces, way, batch, ...choice }: KeepOptions,
): Promise<Kept> {
  const model = modelRef(card);
  const labels = detections.map(({ classIndex }) => card.classes[classIndex]!);
  const classes = classesFor(store, labels, choice);
  const ids = detections.map((_, index) =>
    batch ? idInBatch(batch, image.id, labels, index) : newId<PredictionId>(store.machine.now()),
  );
  const kept: ClassedBox[] = [];
  const stale: Draft[] = [];
  for (const { id, ...value } of predictionsOf(store.db, image.id)) {
    const isOwn = value.model === model;
    if (batch && ids.includes(id)) continue;
    if (value.decision === 'pending' && (replaces === 'all' || (replaces === 'own' && isOwn)))
      stale.push({ kind: 'prediction', entity: id, value: null });
    else if (isOwn) kept.push({ class: value.class, box: boxOf(value.geometry) });
  }
  const templates: Draft[] = [];
  const shapes = suggestedShapes(store, card, detections, templates);
  const unmapped: string[] = [];
  const fresh = detections.flatMap((detection, index): Draft[] => {
    const label = labels[index]!;
    const classId = classOf(label, choice, classes);
    if (!classId) {
      if (classNameOf(label, choice) !== null) unmapped.push(label);
      return [];
    }
    if (batch && storedHeads(store.db, 'prediction', ids[index]!).length > 0) return [];
    const geometry = shapes[index]!;
    const box = boxOf(geometry);
    if (kept.some((other) => isSame(other, { class: classId, box }))) return [];
    const value = {
      image: image.id,
      class: classId,
      geometry,
      score: detection.score,
      model,
      threshold,
      decision: 'pending',
      ...(detection.text === undefined
        ? {}
        : { transcription: { text: detection.text, legibility: 'legible' as const } }),
    } as const;
    return [{ kind: 'prediction', entity: ids[index]!, value }];
  });
  const drafts = [...classes.drafts, ...(fresh.length > 0 ? templates : []), ...stale, ...fresh];
  await whenFree(() =>
    withSqliteErrors(store.path, () =>
      transaction(store.db, () => {
        commit(store, drafts, 'no-undo');
        noteLook(store.db, image.id, { model, way });
      }),
    ),
  );
  return { made: fresh.length, classesAdded: classes.drafts.length > 0, unmapped };
}

/** The same on every machine: an object is known by how many of its label are surer. */
function idInBatch(batch: Uuid, image: ImageId, labels: readonly string[], index: number): PredictionId {
  const before = labels.slice(0, index).filter((label) => label === labels[index]).length;
  const name = `suggestion ${batch} ${image} ${labels[index]} ${before}`;
  return uuidV8FromSha256(createHash('sha256').update(name).digest('hex')) as PredictionId;
}

function boxOf(geometry: Geometry): Detection['box'] {
  const { minX, minY, maxX, maxY } = boundsOf(geometry);
  return { x: minX, y: minY, width: maxX - minX, height: maxY - minY };
}

/** The very object that a person has decided already, or that is kept: the same model finds it again in the same place. */
function isSame(a: ClassedBox, b: ClassedBox): boolean {
  const near = (p: number, q: number) => Math.abs(p - q) < 0.5;
  return (
    a.class === b.class &&
    near(a.box.x, b.box.x) &&
    near(a.box.y, b.box.y) &&
    near(a.box.width, b.box.width) &&
    near(a.box.height, b.box.height)
  );
}
