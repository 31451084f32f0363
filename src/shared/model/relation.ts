import { z } from 'zod';
import { annotationIdSchema, imageIdSchema, memberIdSchema } from './ids';
import { nameSchema } from './name';

/**
 * A directed statement about two labels of one image: `from` holds, is part of, carries `to`. A record of its own, so
 * that two people who each relate a label do not overwrite each other, and relating does not touch the label. It says
 * nothing while one of its labels is deleted, and is there again when the deletion is taken back.
 */
export const relationSchema = z
  .strictObject({
    image: imageIdSchema,
    from: annotationIdSchema,
    to: annotationIdSchema,
    name: nameSchema,
    author: memberIdSchema,
  })
  .refine(({ from, to }) => from !== to, 'a label is not related to itself');

export type Relation = Readonly<z.infer<typeof relationSchema>>;
