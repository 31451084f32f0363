import { z } from 'zod';
import { publicKeySchema } from '../sync/public-key';
import { memberIdSchema } from './ids';

/**
 * A lead hands one member the key that reads what travels for reviewers alone (sync.md 2.4, `key.grant`). Each time that a
 * reader leaves, there is a new key with the next number; what was closed for earlier ones stays so.
 */
export const keyGrantSchema = z.strictObject({
  /** Of what is written now the highest counts. */
  epoch: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  /** What is closed for the key: an X25519 recipient of age. */
  recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/),
  member: memberIdSchema,
  /** The member's key that it is closed for. */
  key: publicKeySchema,
  /** What opens, closed for that key; base64. */
  sealed: z.base64().max(1024),
});

export type KeyGrant = Readonly<z.infer<typeof keyGrantSchema>>;
