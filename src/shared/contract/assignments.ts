import { z } from 'zod';
import { assignmentSchema } from '../model/assignment';
import { imageIdSchema, memberIdSchema } from '../model/ids';
import type { Contract } from './define';

export const assignReportSchema = z.object({
  /** New pairs of a picture and a member. */
  assigned: z.number().int().min(0),
  images: z.number().int().min(0),
  /** Of the pairs, those that are there to measure. */
  honeypots: z.number().int().min(0),
  members: z.array(z.object({ member: memberIdSchema, images: z.number().int().min(0) })),
});

export type AssignReport = z.infer<typeof assignReportSchema>;

export const assignmentsContract = {
  /** Asks members to label pictures, shared out evenly. */
  'assignments.assign': {
    input: z.strictObject({
      images: z.array(imageIdSchema).min(1).max(1_000_000),
      members: z.array(memberIdSchema).min(1).max(1000),
      /** How many people label each picture. */
      overlap: z.number().int().min(1).max(20),
      /** Pictures whose truth is known that each gets in between, without knowing which they are. */
      honeypots: z.number().int().min(0).max(1000).optional(),
      batch: assignmentSchema.shape.batch,
      due: assignmentSchema.shape.due,
    }),
    output: assignReportSchema,
  },
  /** What this person was asked for and has not submitted, the earliest day first. */
  'assignments.mine': {
    input: z.strictObject({}),
    output: z.array(z.object({ image: imageIdSchema, due: z.string().nullable() })),
  },
} as const satisfies Contract;
