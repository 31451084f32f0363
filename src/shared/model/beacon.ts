import { z } from 'zod';
import { uuidSchema } from '../lib/uuid';
import { memberIdSchema } from './ids';

/** How far one feed goes: the feed, whether it is for everybody (0), labels (1) or review (2), the number of its last change,
 * and the beginning of the hash of the segment that ends with it. */
const tipSchema = z.tuple([
  uuidSchema,
  z.number().int().min(0).max(2),
  z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  z.string().regex(/^[0-9a-f]{16}$/),
]);

/**
 * What one machine of a member has of everybody's changes, and has sent of its own (sync.md 2.3). One who lacks what it
 * names knows by it that something was withheld, or cut off at its end.
 */
export const beaconSchema = z.strictObject({
  member: memberIdSchema,
  /** By whose feeds they are. */
  tips: z.record(memberIdSchema, z.array(tipSchema).min(1).max(1000)),
});

export type Beacon = Readonly<z.infer<typeof beaconSchema>>;
export type Tip = z.infer<typeof tipSchema>;
