import type { ExtraInput } from '../card';
import { coco80, coco90 } from './coco-names';
import type { ModelFacts, TensorFacts } from './facts';
import { blueFirst, bytes, imageNet, unit, type Evidence, type FamilyMatch } from './family';

export function tfDetection({ facts }: Evidence): FamilyMatch | null {
  const outputs = ['detection_boxes', 'detection_classes', 'detection_scores'];
  if (!hasOutputs(facts, outputs)) return null;
  const hasMasks = shapeOf(facts, 'detection_masks').length === 4;
  return {
    adapter: hasMasks ? 'tf-segment' : 'tf-detection',
    outputs: hasMasks ? [...outputs, 'detection_masks'] : outputs,
    input: { ...bytes, resize: 'stretch', pad: 0 },
    classCount: null,
    usualClasses: coco90,
  };
}

export function dFine({ facts }: Evidence): FamilyMatch | null {
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

export function detr(evidence: Evidence): FamilyMatch | null {
  const { facts } = evidence;
  const outputs = ['logits', 'pred_boxes'];
  if (!hasOutputs(facts, outputs)) return null;
  const [, queries, logits] = shapeOf(facts, 'logits');
  const masks = pixelMasks(evidence);
  // DETR itself and YOLOS ask 100 questions; those that came after it ask 300 and are trained with the focal loss.
  const isFocal = queries === 300;
  const extra = isFocal ? 0 : 1;
  return {
    adapter: isFocal ? 'detr-focal' : 'detr',
    outputs,
    // Of these only RT-DETR, which takes no mask, wants its pixels as they are.
    input: { ...(isFocal && masks.length === 0 ? unit : imageNet), resize: 'stretch', pad: 0 },
    extraInputs: masks,
    classCount: typeof logits === 'number' ? logits - extra : null,
    usualClasses: coco90,
  };
}

export function rfDetr({ facts }: Evidence): FamilyMatch | null {
  const [, , classes, ...others] = shapeOf(facts, 'labels');
  if (!hasOutputs(facts, ['dets', 'labels']) || typeof classes !== 'number' || others.length > 0) return null;
  return {
    adapter: 'detr-focal',
    outputs: ['labels', 'dets'],
    input: { ...imageNet, resize: 'stretch', pad: 0 },
    classCount: classes,
    usualClasses: coco90,
  };
}

export function mmdeploy({ facts }: Evidence): FamilyMatch | null {
  if (!hasOutputs(facts, ['dets', 'labels']) || shapeOf(facts, 'dets').at(-1) !== 5) return null;
  return {
    adapter: 'mmdeploy',
    outputs: ['dets', 'labels'],
    input: { ...blueFirst(imageNet), resize: 'letterbox-top-left', pad: 114 },
    classCount: null,
    usualClasses: coco80,
  };
}

export function torchvision({ facts }: Evidence): FamilyMatch | null {
  const find = (fits: (tensor: TensorFacts) => boolean) => facts.outputs.find(fits)?.name;
  const boxes = find(({ shape }) => shape.length === 2 && shape[1] === 4);
  const labels = find(({ shape, type }) => shape.length === 1 && type === 'int64');
  const scores = find(({ shape, type }) => shape.length === 1 && type === 'float32');
  if (!boxes || !labels || !scores) return null;
  const shared = { input: { ...unit, resize: 'letterbox', pad: 0 }, classCount: null, usualClasses: coco90 } as const;
  const lists = [labels, boxes, scores];
  const masks = find(({ shape }) => shape.length === 4 && shape[1] === 1);
  if (masks) return { adapter: 'torchvision-segment', outputs: [...lists, masks], ...shared };
  const joints = facts.outputs.find(
    ({ shape }) => shape.length === 3 && shape[2] === 3 && typeof shape[1] === 'number',
  );
  if (joints) {
    const poses = { count: Number(joints.shape[1]), values: 3 } as const;
    const people = { ...shared, usualClasses: ['person'] };
    return { adapter: 'torchvision-pose', outputs: [...lists, joints.name], ...people, poses };
  }
  return { adapter: 'torchvision', outputs: lists, ...shared };
}

/** The mask of Hugging Face exports that says which pixels are picture; here all are. */
function pixelMasks({ facts, width, height }: Evidence): ExtraInput[] {
  const open = [1, height, width];
  return facts.inputs
    .filter(({ name, type }) => name === 'pixel_mask' && type === 'int64')
    .map(({ name, shape }) => ({
      name,
      shape: shape.map((size, index) => (typeof size === 'number' ? size : (open[index] ?? 1))),
      value: 'ones',
    }));
}

function shapeOf(facts: ModelFacts, output: string): readonly (number | string)[] {
  return facts.outputs.find(({ name }) => name === output)?.shape ?? [];
}

function hasOutputs(facts: ModelFacts, names: readonly string[]): boolean {
  return names.every((wanted) => facts.outputs.some(({ name }) => name === wanted));
}
