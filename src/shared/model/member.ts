import { z } from 'zod';
import { uuidSchema, type Uuid } from '../lib/uuid';
import { publicKeySchema, type PublicKey } from '../sync/public-key';
import { nameSchema } from './name';

/** What a person may do in a project. */
export const roleSchema = z.enum(['annotator', 'reviewer', 'lead']);

const termSchema = z.number().int().min(1).max(9999);

export const memberSchema = z.strictObject({
  name: nameSchema,
  role: roleSchema,
  /** What the member's segments are signed with, once there are any. */
  key: z.optional(publicKeySchema),
  /** Which of the member's roles, one after the other, this one is; left out: the first. */
  term: z.optional(termSchema),
  /** For each term that is over: the last change of each feed that a lead had seen. Later ones are not followed. */
  ended: z.optional(z.record(z.string().regex(/^\d{1,4}$/), z.record(uuidSchema, z.number().int().min(1)))),
  /** The member has no role any more; `role` is the last one. */
  revoked: z.optional(z.literal(true)),
});

export type Role = z.infer<typeof roleSchema>;
export interface Member {
  readonly name: string;
  readonly role: Role;
  readonly key?: PublicKey | undefined;
  readonly term?: number | undefined;
  readonly ended?: Readonly<Record<string, Readonly<Record<Uuid, number>>>> | undefined;
  readonly revoked?: true | undefined;
}
