import { z } from 'zod';
import { nameSchema } from './name';

/** A named place that image paths start from. Each machine maps it to a folder of its own, which is never synced. */
export const rootSchema = z.strictObject({ name: nameSchema });

export type Root = Readonly<z.infer<typeof rootSchema>>;
