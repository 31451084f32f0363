import { z } from 'zod';
import { publicKeySchema, type PublicKey } from '../sync/public-key';
import { nameSchema } from './name';

/** What a person may do in a project. */
export const roleSchema = z.enum(['annotator', 'reviewer', 'lead']);

export const memberSchema = z.strictObject({
  name: nameSchema,
  role: roleSchema,
  /** What the member's segments are signed with, once there are any. */
  key: z.optional(publicKeySchema),
});

export type Role = z.infer<typeof roleSchema>;
export interface Member {
  readonly name: string;
  readonly role: Role;
  readonly key?: PublicKey | undefined;
}
