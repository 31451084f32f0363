import { z } from 'zod';
import { jointIdSchema, MOST_JOINTS } from '../geometry/skeleton/skeleton';
import { classIdSchema } from './ids';
import { nameSchema } from './name';

const jointSideSchema = z.enum(['left', 'right', 'middle']);

const unit = z.number().min(0).max(1);

const templateJointSchema = z.strictObject({
  id: jointIdSchema,
  name: nameSchema,
  side: jointSideSchema,
  /** Where it stands in the layout: 0, 0 is the top left corner of its bounding box, 1, 1 the bottom right one. */
  x: unit,
  y: unit,
  /** How far apart people place it, as a share of the size of the object: the σ of COCO's keypoint similarity. */
  sigma: z.number().min(0.001).max(1),
});

const pairSchema = z.tuple([jointIdSchema, jointIdSchema]);

/**
 * What skeletons are made of: joints in their order, the edges drawn between them, and which joints are the left and
 * the right one of a pair. Labels name joints by id, so a template may change after they were made.
 */
export const skeletonTemplateSchema = z
  .strictObject({
    name: nameSchema,
    /** The classes that are labelled with it; empty: every class that no other template names. */
    classes: z.array(classIdSchema).max(1000),
    joints: z.array(templateJointSchema).min(1).max(MOST_JOINTS),
    edges: z.array(pairSchema).max(MOST_JOINTS * 4),
    pairs: z.array(pairSchema).max(MOST_JOINTS),
  })
  .refine(({ joints }) => new Set(joints.map(({ id }) => id)).size === joints.length, 'a joint is there twice')
  .refine(
    ({ joints }) => new Set(joints.map(({ name }) => name.toLowerCase())).size === joints.length,
    'two joints have one name',
  )
  .refine(({ joints, edges, pairs }) => {
    const ids = new Set(joints.map(({ id }) => id));
    return [...edges, ...pairs].every(([one, other]) => one !== other && ids.has(one) && ids.has(other));
  }, 'an edge or a pair names a joint that is not there')
  .refine(({ pairs }) => new Set(pairs.flat()).size === pairs.length * 2, 'a joint is in two pairs');

export type JointSide = z.infer<typeof jointSideSchema>;
export type SkeletonTemplate = Readonly<z.infer<typeof skeletonTemplateSchema>>;

/** Of a joint that nobody has measured: about the mean of COCO's. */
export const DEFAULT_SIGMA = 0.06;
