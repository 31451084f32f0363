import type { AnnotationId, ClassId, MemberId } from '@shared/model/ids';
import type { ImageTag } from '@shared/model/image-tag';
import { annotationById, labelsByAuthor } from '@main/db/queries/annotations';
import type { StoredImage } from '@main/db/queries/images';
import { tagsOfImage } from '@main/db/queries/image-tags';
import { relationsOf } from '@main/db/queries/relations';
import type { Store } from '@main/db/store';
import type { DatasetObject, ImageSaid } from '../dataset';
import type { LossCollector } from '../losses';

type Database = Pick<Store, 'db'>;

/**
 * What is said of an image: words, and names of classes. It is empty when somebody found it so who has no label on it.
 *
 * @param author whose labels are written; null: everybody's.
 */
export function saidOfImage(
  { db }: Database,
  { id }: Pick<StoredImage, 'id'>,
  author: MemberId | null,
  names: ReadonlyMap<ClassId, string>,
): ImageSaid | undefined {
  const tags = tagsOfImage(db, id).filter((one) => author === null || one.author === author);
  if (tags.length === 0) return undefined;
  const isCounted = ({ author: said }: ImageTag) => labelsByAuthor(db, id, said) === 0;
  const empty = tags.some((one) => one.tag.type === 'empty' && isCounted(one));
  const words = tags.flatMap(({ tag }) => {
    if (tag.type === 'word') return [tag.word];
    return tag.type === 'class' ? (names.get(tag.class) ?? []) : [];
  });
  const distinct = new Map(words.map((word) => [word.toLowerCase(), word]));
  return distinct.size > 0 || empty ? { words: [...distinct.values()], empty } : undefined;
}

/** What an image's labels have to do with each other, by the label that it begins at. */
export function relationsFrom(
  { db }: Database,
  image: StoredImage['id'],
  author: MemberId | null,
): ReadonlyMap<string, NonNullable<DatasetObject['relations']>> {
  const found = new Map<string, { to: string; name: string }[]>();
  for (const { from, to, name, author: said } of relationsOf(db, image)) {
    if (author !== null && said !== author) continue;
    // A relation of a deleted label says nothing, and is not missed.
    if (annotationById(db, from) === undefined || annotationById(db, to) === undefined) continue;
    found.set(from, [...(found.get(from) ?? []), { to, name }]);
  }
  return found;
}

/** Counts the relations that begin at a label which is not written. Those that end at one are counted by the writer. */
export function reportRelationsLeft(
  { db }: Database,
  images: readonly StoredImage[],
  author: MemberId | null,
  losses: LossCollector,
): void {
  if (author === null) return;
  const isForeign = (id: AnnotationId) => annotationById(db, id)?.author !== author;
  for (const { id, path } of images) {
    const left = [...relationsFrom({ db }, id, author)].filter(([from]) => isForeign(from as AnnotationId));
    const count = left.reduce((sum, [, relations]) => sum + relations.length, 0);
    if (count > 0)
      losses.add('export.relations', 'Relations of labels that are not in the file were left out.', path, count);
  }
}
