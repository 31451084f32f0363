import { z } from 'zod';
import type { Contract } from './define';

export const jobIdSchema = z.string().min(1).max(64);

export const jobKindSchema = z.enum([
  'add-images',
  'relocate',
  'prelabel',
  'team-put',
  'team-help',
  'embed',
  'import',
  'export',
  'sync',
  'join',
  'compact',
  'signals',
  'guideline-publish',
  'guideline-export',
  'guideline-import',
  'tiles',
  'review',
]);

/** Long work. `done` and `total` count what the kind works on (images, records); `total` is null until it is known. */
export const jobStateSchema = z.object({
  id: jobIdSchema,
  kind: jobKindSchema,
  status: z.enum(['running', 'done', 'cancelled', 'failed']),
  done: z.number().int().min(0),
  total: z.number().int().min(0).nullable(),
  /** Estimated from the pace so far; null until there is one. */
  secondsLeft: z.number().min(0).nullable(),
  /** What a finished job found; its shape follows from `kind`, see reports.ts. */
  result: z.unknown().nullable(),
  error: z
    .object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      message: z.string(),
    })
    .nullable(),
});

export type JobKind = z.infer<typeof jobKindSchema>;
export type JobState = z.infer<typeof jobStateSchema>;

export const jobsContract = {
  'jobs.list': { input: z.strictObject({}), output: z.array(jobStateSchema) },
  'jobs.cancel': { input: z.strictObject({ job: jobIdSchema }), output: z.null() },
} as const satisfies Contract;
