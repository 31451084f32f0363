import { basename, extname } from 'node:path';
import type { Failure } from '@shared/contract/envelope';
import type { ModelCard, ModelPart } from '../card';
import { coco80, coco90, cocoJoints } from './coco-names';
import type { ModelFacts } from './facts';
import { matchFamily } from './families';
import type { FamilyMatch } from './family';
import { findImageInput, type ImageInput } from './image-input';
import { readUltralytics } from './ultralytics';

/** A part of the card that the file does not tell: it was filled with what is usual, and a person has to look at it. */
export type Unsure = 'classes' | 'input-size' | 'licence' | 'values' | 'joints';

export type Recognition =
  | {
      readonly facts: ModelFacts;
      readonly card: ModelCard;
      readonly unsure: readonly Unsure[];
      /** Another file that the model does not work without. */
      readonly needs: ModelPart | null;
    }
  /** No family fits; the problem says what was seen instead. */
  | { readonly facts: ModelFacts; readonly card: null; readonly problem: Failure };

/** The side of most detectors' inputs. */
const usualSide = 640;

/** Finds the family of a model by its metadata, the names and the shapes of its tensors, and drafts its card. */
export function recogniseModel(facts: ModelFacts): Recognition {
  const written = readUltralytics(facts.metadata);
  const image = findImageInput(facts);
  if (!image) return { facts, card: null, problem: isDecoder(facts) ? onlyDecoder() : noFamily(facts) };
  const width = image.width ?? written.width ?? usualSide;
  const height = image.height ?? written.height ?? usualSide;
  const { task, joints, names: named } = written;
  const match = matchFamily({ facts, width, height, image, task, joints, named: named?.length ?? null });
  if (!match) return { facts, card: null, problem: noFamily(facts) };
  const names = namesThatFit(written.names, match);
  const { license, author } = facts.metadata;
  const stem = basename(facts.path, extname(facts.path));
  const card: ModelCard = {
    id: slug(stem),
    name: stem.slice(0, 200),
    version: '1',
    task: match.task ?? 'detect',
    adapter: match.adapter,
    file: `${stem}.onnx`,
    parts: facts.values.map((file) => ({ role: 'values', ...file })),
    bytes: facts.bytes,
    sha256: facts.sha256,
    input: { name: image.name, ...sizeOf(image, match, { width, height }), ...match.input },
    extraInputs: [...(match.extraInputs ?? [])],
    outputs: [...match.outputs],
    classes: names ?? usualNames(match),
    ...(match.poses ? { poses: { joints: jointNames(match.poses.count), values: match.poses.values } } : {}),
    ...(match.task === 'embed' ? { embedding: { tensor: match.outputs[0]!, width, height } } : {}),
    thresholds: { score: 0.3, overlap: 0.45 },
    licence: { spdx: license || 'unknown', holder: author || 'unknown' },
    source: { origin: basename(facts.path) },
  };
  const isOpen = (image.width ?? written.width) === null || (image.height ?? written.height) === null;
  const hasClasses = card.task === 'detect' || card.task === 'classify';
  return {
    facts,
    card,
    needs: match.needs ?? null,
    unsure: [
      ...(names || !hasClasses ? [] : ['classes' as const]),
      ...(isOpen && match.side === undefined ? ['input-size' as const] : []),
      ...(match.isUnsureOfValues ? ['values' as const] : []),
      ...(match.poses && match.poses.count !== cocoJoints.length ? ['joints' as const] : []),
      ...(license ? [] : ['licence' as const]),
    ],
  };
}

function namesThatFit(names: readonly string[] | null, { classCount }: FamilyMatch): string[] | null {
  if (!names || (classCount !== null && names.length !== classCount)) return null;
  return names.map((name, index) => cleanName(name) || `class ${index}`);
}

/** Class names come from a stranger's file and become names in a project. */
function cleanName(name: string): string {
  return name
    .replaceAll(/[\u0000-\u001f\u007f]/g, ' ')
    .slice(0, 200)
    .trim();
}

function usualNames({ classCount, usualClasses }: FamilyMatch): string[] {
  if (classCount === null || classCount === usualClasses.length) return [...usualClasses];
  if (classCount === 80) return [...coco80];
  // COCO's own numbers, with a 0 that no object has.
  if (classCount === 91) return ['unused 0', ...coco90];
  return Array.from({ length: classCount }, (_, index) => `class ${index}`);
}

function slug(stem: string): string {
  const letters = stem
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '');
  return letters.slice(0, 100) || 'model';
}

function sizeOf(image: ImageInput, { side }: FamilyMatch, size: { width: number; height: number }) {
  const { layout, dtype } = image;
  return { layout, dtype, width: image.width ?? side ?? size.width, height: image.height ?? side ?? size.height };
}

function jointNames(count: number): string[] {
  if (count === cocoJoints.length) return [...cocoJoints];
  return Array.from({ length: count }, (_, index) => `joint ${index + 1}`);
}

function isDecoder({ inputs }: ModelFacts): boolean {
  return inputs.some(({ name }) => name === 'point_coords');
}

function onlyDecoder(): Failure {
  return {
    code: 'model.onlyDecoder',
    params: {},
    message: 'This is the second part of a model that one points with: choose its encoder first, then this file',
  };
}

function noFamily({ inputs, outputs }: ModelFacts): Failure {
  const describe = (tensors: ModelFacts['inputs']) =>
    tensors.map(({ name, type, shape }) => `${name} ${type} [${shape.join(', ')}]`).join('; ');
  const params = { inputs: describe(inputs), outputs: describe(outputs) };
  return {
    code: 'model.unknownFamily',
    params,
    message: `No known family of models has such tensors. Inputs: ${params.inputs}. Outputs: ${params.outputs}`,
  };
}
