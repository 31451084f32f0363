import { cellCounts } from './cell-counts';
import { coco80 } from './coco-names';
import type { ModelFacts } from './facts';
import { blueFirst, bytes, unit, type Evidence, type FamilyMatch } from './family';

const yoloInput: FamilyMatch['input'] = { ...unit, resize: 'letterbox', pad: 114 };

export function endToEnd(evidence: Evidence): FamilyMatch | null {
  const output = onlyMatrix(evidence.facts);
  if (output?.columns !== 6 || output.rows > mostQueries) return null;
  return { adapter: 'end-to-end', outputs: [output.name], input: yoloInput, classCount: null, usualClasses: coco80 };
}

export function yoloV8(evidence: Evidence): FamilyMatch | null {
  const output = onlyMatrix(evidence.facts);
  if (!output) return null;
  const isNamed = evidence.named !== null && [output.rows, output.columns].includes(4 + evidence.named);
  const isUsual = output.rows > 4 && cellCounts(evidence).includes(output.columns);
  if (!isUsual && !(isNamed && Math.max(output.rows, output.columns) > mostQueries)) return null;
  const classCount = isUsual ? output.rows - 4 : evidence.named;
  return { adapter: 'yolo-v8', outputs: [output.name], input: yoloInput, classCount, usualClasses: coco80 };
}

export function yoloV5(evidence: Evidence): FamilyMatch | null {
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

export function yolox(evidence: Evidence): FamilyMatch | null {
  const output = onlyMatrix(evidence.facts);
  if (!output || output.columns < 6 || !cellCounts(evidence).includes(output.rows)) return null;
  return {
    adapter: 'yolox',
    outputs: [output.name],
    input: { ...blueFirst(bytes), resize: 'letterbox-top-left', pad: 114 },
    classCount: output.columns - 5,
    usualClasses: coco80,
  };
}

export function rtDetr(evidence: Evidence): FamilyMatch | null {
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

/** The dimensions of the only output, when it is a matrix for one image. */
function onlyMatrix({ outputs }: ModelFacts): { name: string; rows: number; columns: number } | null {
  const [output, ...others] = outputs;
  if (!output || others.length > 0 || output.shape.length !== 3) return null;
  const [, rows, columns] = output.shape;
  return typeof rows === 'number' && typeof columns === 'number' ? { name: output.name, rows, columns } : null;
}
