import { z } from 'zod';
import { nameSchema } from './name';

/** The kind of work a project was begun for; it picks the first tool and the first classes, and limits nothing. */
export const templateSchema = z.enum(['objects', 'segmentation', 'empty']);

/** A project that keeps shapes inside their images is written in the words of kind version 1, which knew nothing else. */
export const projectSchema = z.strictObject({
  name: nameSchema,
  template: templateSchema,
  /** Shapes may reach outside the image; those that do are marked truncated. */
  outside: z
    .boolean()
    .transform((allowed) => allowed || undefined)
    .optional(),
  /** Who submits a picture whose truth is known is told how well it was labelled. */
  feedback: z
    .boolean()
    .transform((told) => told || undefined)
    .optional(),
});

export type Template = z.infer<typeof templateSchema>;

export interface Project {
  readonly name: string;
  readonly template: Template;
  readonly outside?: boolean | undefined;
  readonly feedback?: boolean | undefined;
}
