import { z } from 'zod';
import { imageIdSchema } from '../model/ids';
import type { Contract } from './define';
import { jobIdSchema } from './jobs';

/** How the picture of an image is to be read: whole, in tiles that are there, or in tiles that are not there yet. */
export const tilingSchema = z.discriminatedUnion('state', [
  /** `deep`, here and below: it has samples of 16 bits. */
  z.object({ state: z.literal('whole'), deep: z.boolean() }),
  z.object({ state: z.literal('ready'), width: z.number().int(), height: z.number().int(), deep: z.boolean() }),
  z.object({ state: z.literal('building'), job: jobIdSchema }),
  z.object({ state: z.literal('absent') }),
]);

export const tilesContract = {
  /** With `build`, tiles that are not there are made by a job, the same one for all who ask meanwhile. */
  'tiles.prepare': { input: z.strictObject({ image: imageIdSchema, build: z.boolean() }), output: tilingSchema },
} as const satisfies Contract;
