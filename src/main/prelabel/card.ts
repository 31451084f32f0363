import { z } from 'zod';

/** What a network family's tensors mean; each has one decoder in `decode/`. */
export const adapterSchema = z.enum(['nanodet']);

const channels = z.tuple([z.number(), z.number(), z.number()]);
const divisors = z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]);
const side = z.int().min(1).max(8192);

/** How an image becomes the network's input. `mean` and `std` are per channel in `order`, on the scale 0 to 255. */
export const inputSpecSchema = z.strictObject({
  name: z.string().min(1),
  width: side,
  height: side,
  /** `letterbox` keeps the proportions and centres the image, `letterbox-top-left` puts it in the corner. */
  resize: z.enum(['letterbox', 'letterbox-top-left', 'stretch']),
  /** The grey of the bars that a letterbox leaves, 0 to 255, before normalisation. */
  pad: z.int().min(0).max(255),
  order: z.enum(['RGB', 'BGR']),
  layout: z.enum(['NCHW', 'NHWC']),
  dtype: z.enum(['float32', 'uint8']),
  mean: channels,
  std: divisors,
});

const fraction = z.number().min(0).max(1);

/** Everything that has to be known of a model before it can be run and believed; kept as `card.json` beside it. */
export const modelCardSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,99}$/, 'expected lower-case letters, digits, dots and dashes'),
  name: z.string().min(1).max(200),
  version: z.string().min(1).max(50),
  task: z.literal('detect'),
  adapter: adapterSchema,
  /** The model's file, in the folder of its card and nowhere else. */
  file: z.string().regex(/^[^/\\]+\.onnx$/, 'expected the name of an .onnx file, without a folder'),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits'),
  input: inputSpecSchema,
  /** Names of the outputs in the order in which the adapter takes them. */
  outputs: z.array(z.string().min(1)).min(1),
  classes: z.array(z.string().min(1)).min(1),
  thresholds: z.strictObject({
    /** Detections below this confidence are not worth showing. */
    score: fraction,
    /** Two boxes of one class that overlap more than this (intersection over union) are one object. */
    overlap: fraction,
  }),
  licence: z.strictObject({ spdx: z.string().min(1), holder: z.string().min(1) }),
  source: z.strictObject({ url: z.url(), recipe: z.string().min(1) }),
});

export type ModelCard = z.infer<typeof modelCardSchema>;
export type InputSpec = ModelCard['input'];
export type AdapterName = z.infer<typeof adapterSchema>;

/** `<id>@<version>`, as suggestions keep it to say where they come from. */
export function modelRef(card: ModelCard): string {
  return `${card.id}@${card.version}`;
}
