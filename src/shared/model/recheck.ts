import { z } from 'zod';
import { changeKeySchema } from '../changes/change-key-schema';
import { annotationIdSchema, guidelineVersionIdSchema, imageIdSchema, memberIdSchema, ruleIdSchema } from './ids';
import { remarkSchema } from './text';

/** `dismissed`: the change of the rule turned out not to be about this label. */
export const recheckStateSchema = z.enum(['pending', 'confirmed', 'changed', 'dismissed']);

/** How a recheck ended. */
export const settlementSchema = z.strictObject({
  by: memberIdSchema,
  at: z.iso.datetime(),
  /** The version that was in force then, and that the label carries since unless it was dismissed. */
  under: guidelineVersionIdSchema,
  note: remarkSchema(2000),
});

/** A label that was made before a rule changed, and has to be looked at again. */
export const recheckSchema = z.strictObject({
  /** The version whose publication asked for it. */
  version: guidelineVersionIdSchema,
  annotation: annotationIdSchema,
  image: imageIdSchema,
  /** Whose label it is: they look at it again, or a reviewer or lead does. Left out in records of before. */
  author: memberIdSchema.optional(),
  /** The changed rules that it matches. */
  rules: z.array(ruleIdSchema).min(1).max(20_000),
  /** The version that the label was made under; null: before there was one. */
  madeUnder: guidelineVersionIdSchema.nullable(),
  /** The change that the label had then: what it is compared with to tell whether checking changed it. */
  made: changeKeySchema,
  state: recheckStateSchema,
  settled: settlementSchema.nullable(),
});

export type RecheckState = z.infer<typeof recheckStateSchema>;

export type Recheck = Readonly<z.infer<typeof recheckSchema>>;
