import { z } from 'zod';
import { imageIdSchema } from '../model/ids';
import { nameSchema } from '../model/name';
import { shapeSchema } from '../model/shape';
import type { Contract } from './define';
import { jobIdSchema } from './jobs';

/** What a model is asked. */
export const modelTaskSchema = z.enum(['detect', 'classify', 'prompt', 'embed', 'find-text', 'turn-text', 'read-text']);

export const modelViewSchema = z.object({
  /** `<id>@<version>` */
  ref: z.string(),
  name: z.string(),
  task: modelTaskSchema,
  /** It did not come with Plumbline and can be removed. */
  added: z.boolean(),
  licence: z.string(),
  source: z.string(),
  labels: z.array(z.string()),
  threshold: z.number(),
  bytes: z.number(),
});

const pathSchema = z.string().min(1).max(4096);

/** The files of a model that is about to be added: its network, and another one that it may need. */
const modelFilesSchema = z.strictObject({
  model: pathSchema,
  decoder: pathSchema.nullable(),
  alphabet: pathSchema.nullable(),
});

const tensorSchema = z.object({
  name: z.string(),
  type: z.string(),
  shape: z.array(z.union([z.number(), z.string()])),
});

/** What an .onnx file was found to be. */
export const modelDraftSchema = z.object({
  name: z.string(),
  task: modelTaskSchema,
  family: z.string(),
  bytes: z.number(),
  inputs: z.array(tensorSchema),
  outputs: z.array(tensorSchema),
  metadata: z.record(z.string(), z.string()),
  width: z.number(),
  height: z.number(),
  labels: z.array(z.string()),
  threshold: z.number(),
  licence: z.string(),
  /** What the file does not tell and a person has to look at. */
  unsure: z.array(z.enum(['classes', 'input-size', 'licence', 'values', 'joints'])),
  /** Another file that has to be chosen first. */
  needs: z.enum(['decoder', 'alphabet']).nullable(),
});

/** Suggestions that nobody decided: those of the model that is run, of all models, or none. */
export const suggestionsSchema = z.enum(['own', 'all', 'none']);

/** `<id>@<version>` of the model that reads what a model for text finds; left out, or gone: the first there is. */
export const readerSchema = z.string().min(1).max(200).nullish();

export const pixelValuesSchema = z.enum(['unit', 'centred', 'bytes', 'imagenet']);

/** What a person says of the model; left out: what was found. */
const modelAnswersSchema = z.strictObject({
  name: z.string().min(1).max(200).optional(),
  labels: z.array(z.string().min(1).max(200)).min(1).max(100_000).optional(),
  threshold: z.number().min(0).max(1).optional(),
  values: pixelValuesSchema.optional(),
  order: z.enum(['RGB', 'BGR']).optional(),
  width: z.int().min(1).max(8192).optional(),
  height: z.int().min(1).max(8192).optional(),
});

export const triedSchema = z.object({
  found: z.array(
    z.object({ label: z.string(), score: z.number(), text: z.string().nullable(), geometry: shapeSchema }),
  ),
  /** How many numbers an embedding has; null for a model that makes none. */
  numbers: z.number().int().min(0).nullable(),
});

/** What a model is asked to do with images of a project. */
export const prelabelRequestSchema = z.strictObject({
  model: z.string().min(1).max(200),
  threshold: z.number().min(0.01).max(1),
  /** null: every image of the project. */
  images: z.array(imageIdSchema).min(1).max(1_000_000).nullable(),
  /** Make a class for each label that is found and has none yet. */
  addClasses: z.boolean(),
  /** By the model's label in lower case: the class that it becomes, null where it is left out. */
  mapping: z.record(z.string().min(1).max(200), nameSchema.nullable()),
  /** Look again at images that the model has looked at before in the same way. */
  again: z.boolean(),
  replaces: suggestionsSchema,
  reader: readerSchema,
});

export type Suggestions = z.infer<typeof suggestionsSchema>;
export type ModelDraftView = z.infer<typeof modelDraftSchema>;
export type ModelAnswers = z.infer<typeof modelAnswersSchema>;
export type Tried = z.infer<typeof triedSchema>;
export type PrelabelRun = z.infer<typeof prelabelRequestSchema>;
export type ModelView = z.infer<typeof modelViewSchema>;

export const prelabelContract = {
  /** Looks at the files of a model that is not known yet. */
  'models.look': { input: z.strictObject({ files: modelFilesSchema }), output: modelDraftSchema },
  /** Runs a model that is about to be added on an image of the project; nothing is kept. */
  'models.try': {
    input: z.strictObject({ files: modelFilesSchema, answers: modelAnswersSchema, image: imageIdSchema }),
    output: triedSchema,
  },
  /** Copies the files to this machine's models. The result is all models. */
  'models.add': {
    input: z.strictObject({ files: modelFilesSchema, answers: modelAnswersSchema }),
    output: z.array(modelViewSchema),
  },
  /** Deletes a model that was added; what it suggested stays. The result is all models. */
  'models.remove': { input: z.strictObject({ model: z.string().min(1).max(200) }), output: z.array(modelViewSchema) },
  'models.list': { input: z.strictObject({}), output: z.array(modelViewSchema) },
  /** Runs a model as a job; its result is a `PrelabelReport`. */
  'prelabel.run': { input: prelabelRequestSchema, output: z.object({ job: jobIdSchema }) },
} as const satisfies Contract;
