import { createHash } from 'node:crypto';
import type { Draft } from '@shared/changes/edit';
import type { FormatName } from '@shared/contract/formats';
import type { ClassId, MemberId } from '@shared/model/ids';
import { imageTagIdOf, type Tag } from '@shared/model/image-tag';
import { labelsByAuthor } from '@main/db/queries/annotations';
import { tagsOfImage } from '@main/db/queries/image-tags';
import type { Store } from '@main/db/store';
import type { Dataset } from '../dataset';
import type { LossCollector } from '../losses';
import type { FoundPictures } from './find-pictures';

/**
 * What the file says of its images, as the author's tags; a word that is the name of a class is that class. Comes after
 * the labels: who has one on an image cannot say that it is empty.
 */
export function* saidDrafts(
  store: Store,
  format: FormatName,
  dataset: Dataset,
  { images }: FoundPictures,
  author: MemberId,
  classes: ReadonlyMap<string, ClassId>,
  losses: LossCollector,
): Generator<Draft> {
  for (const [index, { said, file }] of dataset.images.entries()) {
    const image = images[index] ?? null;
    if (!said || image === null) continue;
    const known = new Set(tagsOfImage(store.db, image).map(({ id }) => id));
    const tags: Tag[] = said.words.map((word) => {
      const label = classes.get(word.toLowerCase());
      return label === undefined ? { type: 'word', word } : { type: 'class', class: label };
    });
    if (said.empty && labelsByAuthor(store.db, image, author) > 0)
      losses.add('import.not-empty', 'Images with labels of the same person cannot be verified to be empty.', file);
    else if (said.empty) tags.push({ type: 'empty' });
    for (const tag of tags) {
      const value = { image, author, tag, source: { type: 'imported' as const, format }, guideline: null };
      const entity = imageTagIdOf(value, sha256);
      if (!known.has(entity)) yield { kind: 'imageTag', entity, value };
    }
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
