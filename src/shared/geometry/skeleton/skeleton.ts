import { z } from 'zod';
import { uuidSchema } from '../../lib/uuid';
import type { SkeletonTemplateId } from '../../model/ids';
import { coordinateSchema } from '../coordinate';

/** Names a joint within its template for good: it stays when the joint is renamed, moved or given to another side. */
export const jointIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'expected the id of a joint');

export type JointId = z.infer<typeof jointIdSchema>;

/** As COCO has it. 0: not labelled; 1: labelled, but hidden by something; 2: labelled and seen. */
export const visibilitySchema = z.union([z.literal(0), z.literal(1), z.literal(2)]);

export type Visibility = z.infer<typeof visibilitySchema>;

export const MOST_JOINTS = 500;

const jointSchema = z.strictObject({
  id: jointIdSchema,
  x: coordinateSchema,
  y: coordinateSchema,
  visibility: visibilitySchema,
});

/** Not a text that is branded when it is read: a geometry goes out as the type that comes in. */
const templateSchema = z.custom<SkeletonTemplateId>(
  (value) => uuidSchema.safeParse(value).success,
  'expected the id of a template',
);

/**
 * Named joints. What joins them, and what they are called, is said by a template, which may change afterwards: joints
 * that it does not know stay, and those that it has and this has not are not labelled.
 */
export const skeletonSchema = z.strictObject({
  type: z.literal('skeleton'),
  template: templateSchema,
  joints: z
    .array(jointSchema)
    .min(1, 'a skeleton needs a joint')
    .max(MOST_JOINTS)
    .refine((joints) => new Set(joints.map(({ id }) => id)).size === joints.length, 'a joint is there twice'),
});

/** One joint; a joint that is not labelled keeps where it was, and counts nowhere. */
export type Joint = Readonly<z.infer<typeof jointSchema>>;

export interface Skeleton {
  readonly type: 'skeleton';
  readonly template: SkeletonTemplateId;
  readonly joints: readonly Joint[];
}
