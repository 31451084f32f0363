import { coco80 } from './coco-names';
import { cellCounts } from './cell-counts';
import type { TensorFacts } from './facts';
import { bytes, imageNet, unit, type Evidence, type FamilyMatch } from './family';

const yoloInput: FamilyMatch['input'] = { ...unit, resize: 'letterbox', pad: 114 };

/** A network that answers a fixed number of questions asks no more than this; one with a grid has more cells. */
const mostQueries = 1000;

export function segment(evidence: Evidence): FamilyMatch | null {
  const { facts } = evidence;
  const [first, prototypes, ...others] = facts.outputs;
  const matrix = first && matrixOf(first);
  const count = prototypes?.shape[1];
  if (!matrix || others.length > 0 || prototypes?.shape.length !== 4 || typeof count !== 'number') return null;
  const outputs = [first.name, prototypes.name];
  if (matrix.columns === 6 + count && matrix.rows <= mostQueries) {
    return { adapter: 'end-to-end-segment', outputs, input: yoloInput, classCount: null, usualClasses: coco80 };
  }
  // YOLOv5 asks at three anchors a cell, and its rows have an objectness.
  if (cellCounts(evidence).some((cells) => cells * 3 === matrix.rows) && matrix.columns > 5 + count) {
    const classes = matrix.columns - 5 - count;
    return { adapter: 'yolo-v5-segment', outputs, input: yoloInput, classCount: classes, usualClasses: coco80 };
  }
  const classCount = Math.min(matrix.rows, matrix.columns) - 4 - count;
  if (classCount < 1) return null;
  return { adapter: 'yolo-segment', outputs, input: yoloInput, classCount, usualClasses: coco80 };
}

/** COCO's: one class and 17 joints of three values, which is how a pose without metadata is known. */
const usualPose = { count: 17, values: 3 } as const;

export function pose({ facts, task, joints }: Evidence): FamilyMatch | null {
  const [output, ...others] = facts.outputs;
  const matrix = output && matrixOf(output);
  if (!matrix || others.length > 0) return null;
  const values = joints ? joints.count * joints.values : usualPose.count * usualPose.values;
  const isUsual = Math.min(matrix.rows, matrix.columns) === 5 + values || matrix.columns === 6 + values;
  if (task !== 'pose' && joints === null && !isUsual) return null;
  const poses = joints ?? usualPose;
  const shared = { outputs: [output.name], input: yoloInput, poses, usualClasses: ['person'] };
  if (matrix.columns === 6 + values && matrix.rows <= mostQueries) {
    return { adapter: 'end-to-end-pose', classCount: null, ...shared };
  }
  const classCount = Math.min(matrix.rows, matrix.columns) - 4 - values;
  return classCount < 1 ? null : { adapter: 'yolo-pose', classCount, ...shared };
}

export function oriented({ facts, task }: Evidence): FamilyMatch | null {
  const [output, ...others] = facts.outputs;
  const matrix = output && matrixOf(output);
  if (task !== 'obb' || !matrix || others.length > 0) return null;
  const shared = { outputs: [output.name], input: yoloInput, usualClasses: [] };
  if (matrix.columns === 7 && matrix.rows <= mostQueries) {
    return { adapter: 'end-to-end-oriented', classCount: null, ...shared };
  }
  const classCount = Math.min(matrix.rows, matrix.columns) - 5;
  return classCount < 1 ? null : { adapter: 'yolo-oriented', classCount, ...shared };
}

const namesOfEmbeddings = ['image_embeds', 'pooler_output', 'embedding', 'embeddings', 'last_hidden_state'];

export function embedding({ facts }: Evidence): FamilyMatch | null {
  const found = namesOfEmbeddings.flatMap((name) => facts.outputs.find((output) => output.name === name) ?? [])[0];
  if (!found || facts.inputs.length > 1 || found.shape.length > 3) return null;
  return {
    task: 'embed',
    adapter: 'embedding',
    outputs: [found.name],
    input: { ...imageNet, resize: 'stretch', pad: 0 },
    classCount: 1,
    usualClasses: ['image'],
    isUnsureOfValues: true,
  };
}

export function classify({ facts, task }: Evidence): FamilyMatch | null {
  const [output, ...others] = facts.outputs;
  const [batch, count, ...more] = output?.shape ?? [];
  if (!output || others.length > 0 || more.length > 0 || typeof count !== 'number' || count < 2 || batch === 0)
    return null;
  const isUltralytics = task === 'classify';
  return {
    task: 'classify',
    adapter: 'classify',
    outputs: [output.name],
    input: { ...(isUltralytics ? unit : imageNet), resize: 'centre-crop', pad: 0 },
    classCount: count,
    usualClasses: [],
    isUnsureOfValues: !isUltralytics,
  };
}

export function semantic({ facts, height, width }: Evidence): FamilyMatch | null {
  const [output, ...others] = facts.outputs;
  if (!output || others.length > 0 || !isMapOf(output.shape.slice(-2), height, width)) return null;
  const isNamed = output.shape.length === 3 && output.type.startsWith('int');
  const classCount = output.shape.length === 4 ? output.shape[1] : undefined;
  if (!isNamed && (typeof classCount !== 'number' || classCount < 2)) return null;
  return {
    adapter: 'semantic',
    outputs: [output.name],
    input: { ...imageNet, resize: 'stretch', pad: 0 },
    classCount: typeof classCount === 'number' ? classCount : null,
    usualClasses: ['background', 'object'],
    isUnsureOfValues: true,
  };
}

/** U²-Net gives its mask several times, the best first. */
export function salient({ facts, height, width }: Evidence): FamilyMatch | null {
  const [output] = facts.outputs;
  const isMask = ({ shape }: TensorFacts) =>
    shape.length === 4 &&
    ((shape[1] === 1 && isMapOf(shape.slice(2), height, width)) ||
      (shape[3] === 1 && isMapOf(shape.slice(1, 3), height, width)));
  if (!output || !facts.outputs.every(isMask)) return null;
  return {
    adapter: 'salient',
    outputs: [output.name],
    input: { ...imageNet, resize: 'stretch', pad: 0 },
    classCount: 1,
    usualClasses: ['object'],
    isUnsureOfValues: true,
  };
}

/** The first of the two networks of SAM and those like it; the second is asked for. */
export function promptable({ facts, image }: Evidence): FamilyMatch | null {
  // CLIP's `image_embeds` are one vector and not a map of the picture.
  const isMap = ({ shape }: TensorFacts) => shape.length === 4;
  const named = facts.outputs.filter((output) => /image_embed|high_res_feat/.test(output.name) && isMap(output));
  const shaped = facts.outputs.filter(({ shape }) => shape.slice(1).join() === '256,64,64');
  const outputs = named.length > 0 ? named : shaped;
  if (outputs.length === 0) return null;
  const shared = {
    task: 'prompt',
    outputs: outputs.map(({ name }) => name),
    classCount: 1,
    usualClasses: ['object'],
    needs: 'decoder',
  } as const;
  if (outputs.some(({ name }) => name.includes('high_res_feat'))) {
    return { adapter: 'sam2', input: { ...imageNet, resize: 'stretch', pad: 0 }, side: 1024, ...shared };
  }
  // Encoders that take bytes resize and normalise them by themselves.
  if (image.layout === 'HWC')
    return { adapter: 'sam', input: { ...bytes, resize: 'longest', pad: 0 }, side: 1024, ...shared };
  const resize = image.width === null ? 'longest' : 'letterbox-top-left';
  return { adapter: 'sam', input: { ...imageNet, resize, pad: 'mean' }, side: 1024, ...shared };
}

/** Readers of one line of text take pictures of a fixed height and any width. */
export function lineReader({ facts, image }: Evidence): FamilyMatch | null {
  const [output, ...others] = facts.outputs;
  const letters = output?.shape[2];
  if (!output || others.length > 0 || output.shape.length !== 3 || image.width !== null) return null;
  if ((image.height !== 32 && image.height !== 48) || typeof letters !== 'number') return null;
  return {
    task: 'read-text',
    adapter: 'text-lines',
    outputs: [output.name],
    input: { order: 'BGR', mean: [127.5, 127.5, 127.5], std: [127.5, 127.5, 127.5], resize: 'stretch', pad: 'mean' },
    classCount: 1,
    usualClasses: ['text'],
    needs: 'alphabet',
    side: 320,
  };
}

function matrixOf({ shape }: TensorFacts): { rows: number; columns: number } | null {
  const [, rows, columns] = shape;
  return shape.length === 3 && typeof rows === 'number' && typeof columns === 'number' ? { rows, columns } : null;
}

/** True for the input's size, or a whole part of it. */
function isMapOf([rows, columns]: readonly (number | string)[], height: number, width: number): boolean {
  if (typeof rows !== 'number' || typeof columns !== 'number' || Math.min(rows, columns) < 8) return false;
  return height % rows === 0 && width % columns === 0 && height / rows === width / columns;
}
