import type { AdapterName, ExtraInput, InputSpec } from '../card';
import { coco80, coco90 } from './coco-names';
import type { ModelFacts, TensorFacts } from './facts';

/** What a family's rule may look at. The size is that of the input, or the likeliest where the file leaves it open. */
export interface Evidence {
  readonly facts: ModelFacts;
  readonly width: number;
  readonly height: number;
  /** Classes that the file names. */
  readonly named: number | null;
}

/** A family whose tensors look like these. */
export interface FamilyMatch {
  readonly adapter: AdapterName;
  /** In the order that the adapter takes. */
  readonly outputs: readonly string[];
  readonly input: Pick<InputSpec, 'resize' | 'pad' | 'order' | 'mean' | 'std'>;
  readonly extraInputs?: readonly ExtraInput[];
  /** Number of classes, null when the shapes do not tell. */
  readonly classCount: number | null;
  /** The names to propose when neither the file nor the number of classes tells. */
  readonly usualClasses: readonly string[];
}

type Family = (evidence: Evidence) => FamilyMatch | null;

type Values = Pick<InputSpec, 'order' | 'mean' | 'std'>;

/** Values 0 to 1, as most networks want them. */
const unit: Values = { order: 'RGB', mean: [0, 0, 0], std: [255, 255, 255] };
const bytes: Values = { order: 'RGB', mean: [0, 0, 0], std: [1, 1, 1] };
/** Mean and deviation of ImageNet, on the scale 0 to 255. */
const imageNet: Values = { order: 'RGB', mean: [123.675, 116.28, 103.53], std: [58.395, 57.12, 57.375] };

const yoloInput: FamilyMatch['input'] = { ...unit, resize: 'letterbox', pad: 114 };

/** The first rule that matches wins: names say more than shapes, so the rules that look at names come first. */
const families: readonly Family[] = [tfDetection, dFine, detr, torchvision, endToEnd, yoloV8, yoloV5, yolox, rtDetr];

export function matchFamily(evidence: Evidence): FamilyMatch | null {
  for (const family of families) {
    const match = family(evidence);
    if (match) return match;
  }
  return null;
}

function tfDetection({ facts }: Evidence): FamilyMatch | null {
  const outputs = ['detection_boxes', 'detection_classes', 'detection_scores'];
  if (!hasOutputs(facts, outputs)) return null;
  return {
    adapter: 'tf-detection',
    outputs,
    input: { ...bytes, resize: 'stretch', pad: 0 },
    classCount: null,
    usualClasses: coco90,
  };
}

function dFine({ facts }: Evidence): FamilyMatch | null {
  const outputs = ['labels', 'boxes', 'scores'];
  const size = facts.inputs.find(({ name }) => name === 'orig_target_sizes');
  if (!size || !hasOutputs(facts, outputs)) return null;
  return {
    adapter: 'd-fine',
    outputs,
    input: { ...unit, resize: 'stretch', pad: 0 },
    extraInputs: [{ name: size.name, shape: [1, 2], value: 'input-size' }],
    classCount: null,
    usualClasses: coco80,
  };
}

function detr({ facts, width, height }: Evidence): FamilyMatch | null {
  const outputs = ['logits', 'pred_boxes'];
  if (!hasOutputs(facts, outputs)) return null;
  const logits = facts.outputs.find(({ name }) => name === 'logits')?.shape.at(-1);
  const mask = facts.inputs.find(({ name, type }) => name === 'pixel_mask' && type === 'int64');
  const open = [1, height, width];
  return {
    adapter: 'detr',
    outputs,
    input: { ...imageNet, resize: 'stretch', pad: 0 },
    extraInputs: mask
      ? [
          {
            name: mask.name,
            shape: mask.shape.map((size, index) => (typeof size === 'number' ? size : (open[index] ?? 1))),
            value: 'ones',
          },
        ]
      : [],
    classCount: typeof logits === 'number' ? logits - 1 : null,
    usualClasses: coco90,
  };
}

function torchvision({ facts }: Evidence): FamilyMatch | null {
  const find = (fits: (tensor: TensorFacts) => boolean) => facts.outputs.find(fits)?.name;
  const boxes = find(({ shape }) => shape.length === 2 && shape[1] === 4);
  const labels = find(({ shape, type }) => shape.length === 1 && type === 'int64');
  const scores = find(({ shape, type }) => shape.length === 1 && type === 'float32');
  if (!boxes || !labels || !scores) return null;
  return {
    adapter: 'torchvision',
    outputs: [labels, boxes, scores],
    input: { ...unit, resize: 'letterbox', pad: 0 },
    classCount: null,
    usualClasses: coco90,
  };
}

function endToEnd(evidence: Evidence): FamilyMatch | null {
  const output = onlyMatrix(evidence.facts);
  if (output?.columns !== 6 || output.rows > mostQueries) return null;
  return { adapter: 'end-to-end', outputs: [output.name], input: yoloInput, classCount: null, usualClasses: coco80 };
}

function yoloV8(evidence: Evidence): FamilyMatch | null {
  const output = onlyMatrix(evidence.facts);
  if (!output) return null;
  const isNamed = evidence.named !== null && [output.rows, output.columns].includes(4 + evidence.named);
  const isUsual = output.rows > 4 && cellCounts(evidence).includes(output.columns);
  if (!isUsual && !(isNamed && Math.max(output.rows, output.columns) > mostQueries)) return null;
  const classCount = isUsual ? output.rows - 4 : evidence.named;
  return { adapter: 'yolo-v8', outputs: [output.name], input: yoloInput, classCount, usualClasses: coco80 };
}

function yoloV5(evidence: Evidence): FamilyMatch | null {
  const output = onlyMatrix(evidence.facts);
  const anchors = cellCounts(evidence).map((cells) => cells * 3);
  if (!output || output.columns < 6 || !anchors.includes(output.rows)) return null;
  return {
    adapter: 'yolo-v5',
    outputs: [output.name],
    input: yoloInput,
    classCount: output.columns - 5,
    usualClasses: coco80,
  };
}

function yolox(evidence: Evidence): FamilyMatch | null {
  const output = onlyMatrix(evidence.facts);
  if (!output || output.columns < 6 || !cellCounts(evidence).includes(output.rows)) return null;
  return {
    adapter: 'yolox',
    outputs: [output.name],
    input: { ...bytes, order: 'BGR', resize: 'letterbox-top-left', pad: 114 },
    classCount: output.columns - 5,
    usualClasses: coco80,
  };
}

function rtDetr(evidence: Evidence): FamilyMatch | null {
  const output = onlyMatrix(evidence.facts);
  if (!output || output.columns < 5 || output.rows > mostQueries) return null;
  return {
    adapter: 'rt-detr',
    outputs: [output.name],
    input: { ...unit, resize: 'stretch', pad: 0 },
    classCount: output.columns - 4,
    usualClasses: coco80,
  };
}

/** A network that answers a fixed number of questions asks no more than this; one with a grid has more cells. */
const mostQueries = 1000;

/** Cells of the strides 8, 16 and 32, without and with stride 64. */
function cellCounts({ width, height }: Evidence): number[] {
  const cells = (stride: number) => Math.ceil(width / stride) * Math.ceil(height / stride);
  const three = cells(8) + cells(16) + cells(32);
  return [three, three + cells(64)];
}

/** The dimensions of the only output, when it is a matrix for one image. */
function onlyMatrix({ outputs }: ModelFacts): { name: string; rows: number; columns: number } | null {
  const [output, ...others] = outputs;
  if (!output || others.length > 0 || output.shape.length !== 3) return null;
  const [, rows, columns] = output.shape;
  return typeof rows === 'number' && typeof columns === 'number' ? { name: output.name, rows, columns } : null;
}

function hasOutputs(facts: ModelFacts, names: readonly string[]): boolean {
  return names.every((wanted) => facts.outputs.some(({ name }) => name === wanted));
}
