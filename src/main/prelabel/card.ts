import { z } from 'zod';
import { modelTaskSchema } from '@shared/contract/prelabel';
import { nameSchema } from '@shared/model/name';

/** Families that work on text; see `read-text.ts`. */
const textAdapters = ['text-regions', 'text-turn', 'text-lines'] as const;

/** Families that find no objects by themselves: see `prompt-session.ts` and `embed.ts`. */
const otherAdapters = ['sam', 'sam-edge', 'sam2', 'embedding'] as const;

/** What a network family's tensors mean; each has one decoder in `decode/`. */
const adapterSchema = z.enum([
  'nanodet',
  'yolo-v5',
  'yolo-v8',
  'end-to-end',
  'yolox',
  'rt-detr',
  'd-fine',
  'detr',
  'detr-focal',
  'tf-detection',
  'torchvision',
  'mmdeploy',
  'blazeface',
  'movenet',
  'salient',
  'yolo-v5-segment',
  'torchvision-segment',
  'torchvision-pose',
  'tf-segment',
  'yolo-segment',
  'end-to-end-segment',
  'yolo-pose',
  'end-to-end-pose',
  'yolo-oriented',
  'end-to-end-oriented',
  'classify',
  'semantic',
  ...textAdapters,
  ...otherAdapters,
]);

const channels = z.tuple([z.number(), z.number(), z.number()]);
const divisors = z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]);
const side = z.int().min(1).max(8192);

/** How an image becomes the network's input. `mean` and `std` are per channel in `order`, on the scale 0 to 255. */
const inputSpecSchema = z.strictObject({
  name: z.string().min(1),
  width: side,
  height: side,
  /**
   * `letterbox` keeps the proportions and centres the image, `letterbox-top-left` puts it in the corner; `fit-32` has
   * no bars: `width` and `height` are the most that it may have, and each side becomes a multiple of 32. `longest` has
   * none either: the longer side becomes as long as `width`. `centre-crop` cuts off what does not fit.
   */
  resize: z.enum(['letterbox', 'letterbox-top-left', 'stretch', 'fit-32', 'longest', 'centre-crop']),
  /** The grey of the bars that a letterbox leaves, 0 to 255, before normalisation; or what becomes 0 by it. */
  pad: z.union([z.int().min(0).max(255), z.literal('mean')]),
  order: z.enum(['RGB', 'BGR']),
  /** `CHW` and `HWC` have no dimension for the batch. */
  layout: z.enum(['NCHW', 'NHWC', 'CHW', 'HWC']),
  dtype: z.enum(['float32', 'float16', 'uint8', 'int32']),
  mean: channels,
  std: divisors,
});

/** An input besides the image, int64: the width and height of the network's input, or ones. */
const extraInputSchema = z.strictObject({
  name: z.string().min(1),
  shape: z.array(side).min(1).max(4),
  value: z.enum(['input-size', 'ones']),
});

/** Where in the network the features lie that tell how alike two pictures are, and the size of input to take them at. */
const embeddingSpecSchema = z.strictObject({
  /** A tensor of the network, also one between its layers: [1, channels, height, width], averaged over the places. */
  tensor: z.string().min(1),
  width: side,
  height: side,
});

const modelFile = {
  /** In the folder of the card and nowhere else. */
  file: z.string().regex(/^[^/\\]+$/, 'expected the name of a file, without a folder'),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits'),
};

/**
 * A file that the model needs besides its network: the letters that a reader knows, one a line; the second network of
 * one that is pointed at things; values of the networks that did not go into their own files.
 */
const partSchema = z.strictObject({ role: z.enum(['alphabet', 'decoder', 'values']), ...modelFile });

/** The joints of a pose, in the order of the network. */
const posesSchema = z.strictObject({
  joints: z.array(nameSchema).min(1).max(500),
  /** Values for each joint: x, y, and how surely it is seen. */
  values: z.union([z.literal(2), z.literal(3)]).default(3),
});

const fraction = z.number().min(0).max(1);

/** Everything that has to be known of a model before it can be run and believed; kept as `card.json` beside it. */
export const modelCardSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,99}$/, 'expected lower-case letters, digits, dots and dashes'),
  name: z.string().min(1).max(200),
  version: z.string().min(1).max(50),
  task: modelTaskSchema,
  adapter: adapterSchema,
  ...modelFile,
  file: z.string().regex(/^[^/\\]+\.onnx$/, 'expected the name of an .onnx file, without a folder'),
  parts: z.array(partSchema).max(1000).default([]),
  input: inputSpecSchema,
  extraInputs: z.array(extraInputSchema).default([]),
  /** Names of the outputs in the order in which the adapter takes them. */
  outputs: z.array(z.string().min(1)).min(1),
  classes: z.array(nameSchema).min(1),
  poses: posesSchema.optional(),
  /** The model looks at one object and not at a picture: at each of this class that a detector finds, or at a drawn box. */
  within: z
    .strictObject({
      class: nameSchema,
      /** Share of the box's sides that is shown around it. */
      margin: fraction,
      /** Whether what is shown is made as high as it is wide, where the image allows. */
      square: z.boolean(),
    })
    .optional(),
  embedding: embeddingSpecSchema.optional(),
  thresholds: z.strictObject({
    /** Detections below this confidence are not worth showing. */
    score: fraction,
    /** Two boxes of one class that overlap more than this (intersection over union) are one object. */
    overlap: fraction,
  }),
  licence: z.strictObject({ spdx: z.string().min(1), holder: z.string().min(1) }),
  /** Where the weights come from (an address, or the name of the user's file), and how this file was made of them. */
  source: z.strictObject({ origin: z.string().min(1), recipe: z.string().min(1).optional() }),
});

export type ModelCard = z.infer<typeof modelCardSchema>;
export type InputSpec = ModelCard['input'];
/** What a person has to add to a model; files with values are found by themselves. */
export type ModelPart = Exclude<z.infer<typeof partSchema>['role'], 'values'>;
export type ModelTask = ModelCard['task'];
export type ExtraInput = z.infer<typeof extraInputSchema>;
export type AdapterName = z.infer<typeof adapterSchema>;
export type ObjectAdapterName = Exclude<AdapterName, (typeof textAdapters)[number] | (typeof otherAdapters)[number]>;

/** `<id>@<version>`, as suggestions keep it to say where they come from. */
export function modelRef(card: ModelCard): string {
  return `${card.id}@${card.version}`;
}
