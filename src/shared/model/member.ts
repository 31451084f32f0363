import { z } from 'zod';
import { nameSchema } from './name';

/** What a person may do in a project. */
export const roleSchema = z.enum(['annotator', 'reviewer', 'lead']);

export const memberSchema = z.strictObject({ name: nameSchema, role: roleSchema });

export type Role = z.infer<typeof roleSchema>;
export type Member = Readonly<z.infer<typeof memberSchema>>;
