import type { AnnotationId, MemberId } from '@shared/model/ids';
import { annotationById } from '@main/db/queries/annotations';
import type { StoredImage } from '@main/db/queries/images';
import { tagsOfImage } from '@main/db/queries/image-tags';
import { relationsOf } from '@main/db/queries/relations';
import type { Store } from '@main/db/store';
import type { LossCollector } from '../losses';

/**
 * Says what people said beside their labels, which no format has a place for: how objects are related, and what is said
 * of whole images. A relation of a deleted label says nothing, and is not missed.
 *
 * @param author whose labels are written; null: everybody's.
 */
export function reportSaidBeside(
  { db }: Pick<Store, 'db'>,
  images: readonly StoredImage[],
  author: MemberId | null,
  losses: LossCollector,
): void {
  const isThere = (id: AnnotationId) => annotationById(db, id) !== undefined;
  const isAsked = (said: { readonly author: MemberId }) => author === null || said.author === author;
  for (const { id, path } of images) {
    const relations = relationsOf(db, id).filter((one) => isAsked(one) && isThere(one.from) && isThere(one.to)).length;
    if (relations > 0)
      losses.add('export.relations', 'The file does not say how objects are related.', path, relations);
    const tags = tagsOfImage(db, id).filter(isAsked).length;
    if (tags > 0)
      losses.add(
        'export.tags',
        'The file does not say what was said of whole images: tags, and that they were verified to be empty.',
        path,
        tags,
      );
  }
}
