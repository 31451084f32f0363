import { z } from 'zod';
import { imageIdSchema, memberIdSchema } from '../model/ids';
import { tagSchema } from '../model/image-tag';
import type { Contract } from './define';

/** One thing that is said of an image, and by whom. */
export const tagViewSchema = z.object({
  tag: tagSchema,
  authors: z.array(z.object({ id: memberIdSchema, name: z.string() })),
});

export const imageTagsSchema = z.object({
  tags: z.array(tagViewSchema),
  /** Words that images of the project are tagged with, the commonest first. */
  words: z.array(z.string()),
});

export type TagView = z.infer<typeof tagViewSchema>;
export type ImageTags = z.infer<typeof imageTagsSchema>;

export const tagsContract = {
  'tags.of': { input: z.strictObject({ image: imageIdSchema }), output: imageTagsSchema },
  /**
   * Says something of an image as this member, or takes it back; one step of undo. An image is verified empty only
   * while this member has no label on it: `tag.notEmpty` else.
   */
  'tags.set': {
    input: z.strictObject({ image: imageIdSchema, tag: tagSchema, on: z.boolean() }),
    output: imageTagsSchema,
  },
} as const satisfies Contract;
