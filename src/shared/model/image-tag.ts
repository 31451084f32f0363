import { z } from 'zod';
import { ownedId } from '../changes/owned-id';
import { uuidV8FromSha256 } from '../lib/uuid';
import { sourceSchema } from './annotation';
import { classIdSchema, guidelineVersionIdSchema, imageIdSchema, memberIdSchema } from './ids';
import type { ClassId, ImageId, ImageTagId, MemberId } from './ids';
import { nameSchema } from './name';

/**
 * What is said of a whole picture: that it is of a class, a word of the project's own, or that somebody looked and there
 * is nothing to label in it ("verified empty"), which is an answer and not the lack of one.
 */
export const tagSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('class'), class: classIdSchema }),
  z.strictObject({ type: z.literal('word'), word: nameSchema }),
  z.strictObject({ type: z.literal('empty') }),
]);

/** One thing that one person says of one picture. Each is a record of its own, so that nobody overwrites another. */
export const imageTagSchema = z.strictObject({
  image: imageIdSchema,
  author: memberIdSchema,
  tag: tagSchema,
  source: sourceSchema,
  /** The version of the guideline that it was said under; null: there was none. */
  guideline: guidelineVersionIdSchema.nullable(),
});

export type Tag = Readonly<z.infer<typeof tagSchema>>;
export type ImageTag = Readonly<z.infer<typeof imageTagSchema>>;

/** The id says who said what of which picture, so that saying it on two machines is saying it once. */
export function imageTagIdOf(
  { image, author, tag }: { readonly image: ImageId; readonly author: MemberId; readonly tag: Tag },
  sha256: (text: string) => string,
): ImageTagId {
  return ownedId(uuidV8FromSha256(sha256(`${image} ${author} ${tag.type} ${wordOf(tag)}`)) as ImageTagId, author);
}

function wordOf(tag: Tag): ClassId | string {
  if (tag.type === 'class') return tag.class;
  return tag.type === 'word' ? tag.word.toLowerCase() : '';
}
