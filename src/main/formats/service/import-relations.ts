import type { Draft } from '@shared/changes/edit';
import { ownedId } from '@shared/changes/owned-id';
import { uuidV8FromSha256, type Uuid } from '@shared/lib/uuid';
import type { AnnotationId, GroupId, ImageId, MemberId, RelationId } from '@shared/model/ids';
import { annotationById } from '@main/db/queries/annotations';
import { relationById } from '@main/db/queries/relations';
import type { Store } from '@main/db/store';
import type { Dataset, DatasetObject } from '../dataset';
import { LossCollector } from '../losses';
import { sha256 } from './import-said';

/** A relation as the first reading found it. */
export interface ToldRelation {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  /** Index into the images of the data set. */
  readonly image: number;
}

/** The same group whenever its file is imported again. */
export function groupIdOf(image: ImageId, author: MemberId, group: string): GroupId {
  return uuidV8FromSha256(sha256(JSON.stringify(['imported group 1', image, author, group]))) as GroupId;
}

/**
 * The relations that a file tells of, between labels that are there by now. Where there are some the objects are read a
 * second time, so that memory grows with the relations and not with the objects.
 *
 * @param idOf what the first reading called each object, given in the same order; null for one that was left out.
 */
export function* relationDrafts(
  store: Store,
  dataset: Dataset,
  told: readonly ToldRelation[],
  author: MemberId,
  imageOf: (index: number) => ImageId | null,
  idOf: (object: DatasetObject) => Uuid | null,
  losses: LossCollector,
): Generator<Draft> {
  if (told.length === 0) return;
  const wanted = new Map<string, AnnotationId | null>(
    told.flatMap(({ from, to }) => [from, to]).map((key) => [key, null]),
  );
  for (const object of dataset.objects(new LossCollector())) {
    const id = idOf(object);
    if (object.key !== undefined && wanted.get(object.key) === null) wanted.set(object.key, id as AnnotationId | null);
  }
  for (const { from: start, to: end, name, image: index } of told) {
    const [from, to, image] = [wanted.get(start) ?? null, wanted.get(end) ?? null, imageOf(index)];
    const isThere = [from, to].every((id) => id !== null && annotationById(store.db, id)?.image === image);
    if (!isThere || from === null || to === null || image === null || from === to) {
      losses.add('import.relations', 'Relations of objects that are not there were left out.', name);
      continue;
    }
    const named = uuidV8FromSha256(sha256(JSON.stringify(['imported relation 1', from, to, name]))) as RelationId;
    const entity = ownedId(named, author);
    if (relationById(store.db, entity) === undefined)
      yield { kind: 'relation', entity, value: { image, from, to, name, author } };
  }
}
