import { z } from 'zod';
import { uuidSchema } from '../lib/uuid';
import { isHubAddress } from '../sync/hub-address';
import type { Contract } from './define';
import { jobIdSchema } from './jobs';
import { prelabelRequestSchema } from './prelabel';
import { teamBatchViewSchema } from './team-batch';

/** The address of the team's hub; its password may be left out when it is kept. */
const hubSchema = z.string().trim().min(1).max(4096).refine(isHubAddress);

const batchChangeSchema = z.enum(['pause', 'resume', 'cancel']);

const teamBatchListSchema = z.object({
  /** The newest first. */
  batches: z.array(teamBatchViewSchema),
  /** Whether the hub lets this member put batches and help. */
  mayHelp: z.boolean(),
});

export type BatchChange = z.infer<typeof batchChangeSchema>;
export type TeamBatchList = z.infer<typeof teamBatchListSchema>;

/** Pre-labelling that machines of a team share through their hub. */
export const teamBatchesContract = {
  'teamBatches.list': { input: z.strictObject({ hub: hubSchema }), output: teamBatchListSchema },
  'teamBatches.change': {
    input: z.strictObject({ hub: hubSchema, batch: uuidSchema, change: batchChangeSchema }),
    output: z.null(),
  },
  /** Puts what a run would do on the hub; the job's result is a `PutReport`. */
  'teamBatches.put': {
    input: z.strictObject({ hub: hubSchema, request: prelabelRequestSchema }),
    output: z.object({ job: jobIdSchema }),
  },
  /** Has this machine do jobs of the team; the job's result is a `HelpReport`. */
  'teamBatches.help': {
    input: z.strictObject({
      hub: hubSchema,
      /** Waits for batches that come later, until the job is cancelled. */
      stay: z.boolean(),
    }),
    output: z.object({ job: jobIdSchema }),
  },
} as const satisfies Contract;
