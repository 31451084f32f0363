import { z } from 'zod';
import { uuidSchema, type Uuid } from '../lib/uuid';
import { classIdSchema, imageIdSchema, memberIdSchema } from '../model/ids';
import { suggestionsSchema } from './prelabel';
import type { Failure } from './envelope';
import type { Rejected } from './reports';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const modelWord = z.string().min(1).max(200);

/**
 * What machines of a team do together: one model, used in one way. A machine whose model is another one does not take
 * part, so it does not matter which of them looks at a picture.
 */
export const teamBatchSchema = z.strictObject({
  model: z.strictObject({
    /** `<id>@<version>` */
    ref: modelWord,
    name: modelWord,
    /** The name of its network's file, and what is in it. */
    file: modelWord,
    sha256: hash,
    /** Of all that its suggestions depend on besides the picture. */
    identity: hash,
  }),
  /** `<id>@<version>` of the model that reads what a model for text finds. */
  reader: modelWord.nullable(),
  threshold: z.number().min(0).max(1),
  /** By the model's label in lower case: the class that it becomes, null where it is left out. */
  classes: z.record(modelWord, classIdSchema.nullable()),
  replaces: suggestionsSchema,
});

/** Some images of a batch: what one machine takes at a time. */
export const teamJobSchema = z.strictObject({
  batch: uuidSchema,
  images: z.array(imageIdSchema).min(1).max(1000),
});

export type TeamBatch = Readonly<z.infer<typeof teamBatchSchema>>;
export type TeamJob = Readonly<z.infer<typeof teamJobSchema>>;

export const batchStateSchema = z.enum(['running', 'paused', 'cancelled']);

/** How far a batch is. */
export const teamBatchViewSchema = z.object({
  batch: uuidSchema,
  /** Who put it there. */
  member: memberIdSchema,
  /** ISO 8601. */
  madeAt: z.string(),
  state: batchStateSchema,
  /** The name of the model. */
  model: z.string(),
  /** Jobs that nobody has, that somebody is at, that are done, and that are given up. */
  waiting: z.number(),
  active: z.number(),
  done: z.number(),
  failed: z.number(),
  images: z.number(),
  imagesDone: z.number(),
  predictions: z.number(),
  /** Whose machines are at it. */
  helpers: z.array(memberIdSchema),
  /** Why jobs failed, or left images out. */
  failures: z.array(z.string()),
});

export type BatchState = z.infer<typeof batchStateSchema>;
export type TeamBatchView = z.infer<typeof teamBatchViewSchema>;

/** What one machine has done. */
export interface HelpReport {
  readonly jobs: number;
  readonly images: number;
  readonly predictions: number;
  /** Jobs that another machine had to take, or that could not be done here. */
  readonly lost: number;
  readonly failed: readonly Rejected[];
  /** What would have to be added on this machine, for batches that it left to others. */
  readonly lacking: readonly Failure[];
}

/** What was put on the hub. */
export interface PutReport {
  /** Null: there was nothing left to look at. */
  readonly batch: Uuid | null;
  readonly jobs: number;
  readonly images: number;
  /** The model's labels that become no class. */
  readonly left: readonly string[];
}
