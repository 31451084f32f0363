import type { AdapterName, ExtraInput, InputSpec, ModelPart, ModelTask } from '../card';
import type { ModelFacts } from './facts';
import type { ImageInput } from './image-input';

/** What a family's rule may look at. The size is that of the input, or the likeliest where the file leaves it open. */
export interface Evidence {
  readonly facts: ModelFacts;
  readonly width: number;
  readonly height: number;
  /** Classes that the file names. */
  readonly named: number | null;
  /** The input that takes the picture. */
  readonly image: ImageInput;
  /** What the file says it is made for. */
  readonly task: string | null;
  /** The joints of a pose, where the file tells them. */
  readonly joints: Joints | null;
}

interface Joints {
  readonly count: number;
  readonly values: 2 | 3;
}

/** A family whose tensors look like these. */
export interface FamilyMatch {
  /** Left out: it finds objects. */
  readonly task?: ModelTask;
  readonly adapter: AdapterName;
  /** In the order that the adapter takes. */
  readonly outputs: readonly string[];
  readonly input: Pick<InputSpec, 'resize' | 'pad' | 'order' | 'mean' | 'std'>;
  readonly extraInputs?: readonly ExtraInput[];
  /** Number of classes, null when the shapes do not tell. */
  readonly classCount: number | null;
  /** The names to propose when neither the file nor the number of classes tells. */
  readonly usualClasses: readonly string[];
  readonly poses?: Joints;
  /** Another file that the model does not work without. */
  readonly needs?: ModelPart;
  /** The side of the input where the file leaves it open. */
  readonly side?: number;
  /** How the pixels are scaled is not told and was taken from what is usual. */
  readonly isUnsureOfValues?: boolean;
}

export type Family = (evidence: Evidence) => FamilyMatch | null;

type Values = Pick<InputSpec, 'order' | 'mean' | 'std'>;

/** Values 0 to 1, as most networks want them. */
export const unit: Values = { order: 'RGB', mean: [0, 0, 0], std: [255, 255, 255] };
export const bytes: Values = { order: 'RGB', mean: [0, 0, 0], std: [1, 1, 1] };
/** Mean and deviation of ImageNet, on the scale 0 to 255. */
export const imageNet: Values = { order: 'RGB', mean: [123.675, 116.28, 103.53], std: [58.395, 57.12, 57.375] };

/** The same values for a network that takes blue before green and red. */
export function blueFirst({ mean, std }: Values): Values {
  const [meanRed, meanGreen, meanBlue] = mean;
  const [stdRed, stdGreen, stdBlue] = std;
  return { order: 'BGR', mean: [meanBlue, meanGreen, meanRed], std: [stdBlue, stdGreen, stdRed] };
}
