import { z } from 'zod';
import { caseMemberIdSchema, classIdSchema, imageIdSchema, rareCaseIdSchema } from '../model/ids';
import { shapeSchema } from '../model/shape';

/** A disputed place, what may be answered, and what was decided. */
export const calibrationItemSchema = z.object({
  place: caseMemberIdSchema,
  case: rareCaseIdSchema,
  image: imageIdSchema,
  region: shapeSchema,
  /** Classes that may be answered; "nothing to label" always may. */
  choices: z.array(classIdSchema),
  /** Null: nothing is to be labelled there. */
  decided: classIdSchema.nullable(),
  /** Markdown. */
  decision: z.string(),
  rule: z.object({ title: z.string(), text: z.string() }).nullable(),
});

export type CalibrationItem = z.infer<typeof calibrationItemSchema>;
