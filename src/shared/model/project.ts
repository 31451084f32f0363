import { z } from 'zod';
import { nameSchema } from './name';

/** The kind of work a project was begun for; it picks the first tool and the first classes, and limits nothing. */
export const templateSchema = z.enum(['objects', 'segmentation', 'empty']);

export const projectSchema = z.strictObject({ name: nameSchema, template: templateSchema });

export type Template = z.infer<typeof templateSchema>;
export type Project = Readonly<z.infer<typeof projectSchema>>;
