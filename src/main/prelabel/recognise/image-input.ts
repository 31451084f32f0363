import type { InputSpec } from '../card';
import type { ModelFacts, TensorFacts } from './facts';

/** The input that takes the picture; a side is null when the file leaves it open. */
export interface ImageInput {
  readonly name: string;
  readonly layout: InputSpec['layout'];
  readonly dtype: InputSpec['dtype'];
  readonly width: number | null;
  readonly height: number | null;
}

/** The first input that has the shape of a picture in colour. */
export function findImageInput(facts: ModelFacts): ImageInput | null {
  for (const input of facts.inputs) {
    const { type: dtype } = input;
    const layout = layoutOf(input);
    if (!layout || !isImageType(dtype)) continue;
    const [height, width] = layout.endsWith('HWC') ? input.shape.slice(-3, -1) : input.shape.slice(-2);
    return { name: input.name, layout, dtype, width: known(width), height: known(height) };
  }
  return null;
}

function isImageType(type: string): type is InputSpec['dtype'] {
  return ['float32', 'float16', 'uint8', 'int32'].includes(type);
}

function layoutOf({ shape }: TensorFacts): InputSpec['layout'] | null {
  if (shape.length === 3 && shape[0] === 3) return 'CHW';
  if (shape.length === 3) return shape[2] === 3 ? 'HWC' : null;
  if (shape.length !== 4) return null;
  if (shape[3] === 3) return 'NHWC';
  return shape[1] === 3 || typeof shape[1] === 'string' ? 'NCHW' : null;
}

function known(size: number | string | undefined): number | null {
  return typeof size === 'number' && size > 0 ? size : null;
}
