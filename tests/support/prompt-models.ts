import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildModel, type ConstantOutput, type ModelInput } from './onnx-builder';

/** The two networks of a model that one points with, of a few KB. */
export interface PromptModel {
  readonly title: string;
  readonly adapter: string;
  readonly encoderInput: ModelInput;
  readonly encoderOutputs: readonly ConstantOutput[];
  readonly decoderInputs: readonly ModelInput[];
  readonly decoderOutputs: readonly ConstantOutput[];
}

function filled(name: string, shape: readonly number[], value: (place: number) => number = () => 0): ConstantOutput {
  const count = shape.reduce((product, side) => product * side, 1);
  return { name, type: 'float32', shape, values: Array.from({ length: count }, (_, place) => value(place)) };
}

const float = (name: string, shape: ModelInput['shape']): ModelInput => ({ name, type: 'float32', shape });

const points = [float('point_coords', [1, 'points', 2]), float('point_labels', [1, 'points'])];
const former = [float('mask_input', [1, 1, 256, 256]), float('has_mask_input', [1])];

/** Two masks over `side` × `side` places: the first is everything, the better one a quarter, in the middle of the left. */
function masks(side: number): ConstantOutput {
  return filled('masks', [1, 2, side, side], (place) => {
    if (place < side * side) return 1;
    const [x, y] = [place % side, Math.floor(place / side) % side];
    return x < side / 2 && y >= side / 4 && y < (side * 3) / 4 ? 1 : -1;
  });
}

const fits = filled('iou_predictions', [1, 2], (place) => [0.4, 0.9][place]!);

/** They outline the same in any picture, whatever is pointed at: constants answer. */
export const promptModels: readonly PromptModel[] = [
  {
    title: 'SAM and MobileSAM',
    adapter: 'sam',
    encoderInput: float('x', [1, 3, 64, 64]),
    encoderOutputs: [filled('image_embeddings', [1, 4, 2, 2])],
    decoderInputs: [float('image_embeddings', [1, 4, 2, 2]), ...points, ...former, float('orig_im_size', [2])],
    decoderOutputs: [masks(16), fits, filled('low_res_masks', [1, 2, 4, 4])],
  },
  {
    title: 'SAM whose encoder takes bytes of any size',
    adapter: 'sam',
    encoderInput: float('input_image', ['height', 'width', 3]),
    encoderOutputs: [filled('image_embeddings', [1, 4, 2, 2])],
    decoderInputs: [float('image_embeddings', [1, 4, 2, 2]), ...points, ...former, float('orig_im_size', [2])],
    decoderOutputs: [masks(16), fits],
  },
  {
    title: 'EdgeSAM',
    adapter: 'sam-edge',
    encoderInput: float('image', [1, 3, 64, 64]),
    encoderOutputs: [filled('image_embeddings', [1, 4, 2, 2])],
    decoderInputs: [float('image_embeddings', [1, 4, 2, 2]), ...points],
    // In another order than the others have them.
    decoderOutputs: [{ ...fits, name: 'scores' }, masks(16)],
  },
  {
    title: 'SAM 2',
    adapter: 'sam2',
    encoderInput: float('image', [1, 3, 64, 64]),
    encoderOutputs: [
      filled('high_res_feats_0', [1, 2, 4, 4]),
      filled('high_res_feats_1', [1, 2, 2, 2]),
      filled('image_embed', [1, 4, 2, 2]),
    ],
    decoderInputs: [
      float('image_embed', [1, 4, 2, 2]),
      float('high_res_feats_0', [1, 2, 4, 4]),
      float('high_res_feats_1', [1, 2, 2, 2]),
      ...points,
      ...former,
    ],
    decoderOutputs: [masks(16), fits],
  },
];

/** Writes both files into a folder. @returns their paths. */
export async function writePromptModel(
  folder: string,
  model: PromptModel,
): Promise<{ encoder: string; decoder: string }> {
  const [encoder, decoder] = [join(folder, 'tiny-sam.encoder.onnx'), join(folder, 'tiny-sam.decoder.onnx')];
  await writeFile(encoder, buildModel([model.encoderInput], model.encoderOutputs));
  await writeFile(decoder, buildModel(model.decoderInputs, model.decoderOutputs));
  return { encoder, decoder };
}
