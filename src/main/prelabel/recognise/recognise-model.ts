import { basename, extname } from 'node:path';
import type { Failure } from '@shared/contract/envelope';
import type { ModelCard } from '../card';
import { coco80, coco90 } from './coco-names';
import type { ModelFacts } from './facts';
import { matchFamily } from './families';
import type { FamilyMatch } from './family';
import { findImageInput } from './image-input';
import { readUltralytics } from './ultralytics';

/** A part of the card that the file does not tell: it was filled with what is usual, and a person has to look at it. */
type Unsure = 'classes' | 'input-size' | 'licence';

export type Recognition =
  | { readonly facts: ModelFacts; readonly card: ModelCard; readonly unsure: readonly Unsure[] }
  /** No family fits; the problem says what was seen instead. */
  | { readonly facts: ModelFacts; readonly card: null; readonly problem: Failure };

/** The side of most detectors' inputs. */
const usualSide = 640;

/** Finds the family of a model by its metadata, the names and the shapes of its tensors, and drafts its card. */
export function recogniseModel(facts: ModelFacts): Recognition {
  const written = readUltralytics(facts.metadata);
  if (written.task !== null && written.task !== 'detect')
    return { facts, card: null, problem: otherTask(written.task) };
  const image = findImageInput(facts);
  if (!image) return { facts, card: null, problem: noFamily(facts) };
  const width = image.width ?? written.width ?? usualSide;
  const height = image.height ?? written.height ?? usualSide;
  const match = matchFamily({ facts, width, height, named: written.names?.length ?? null });
  if (!match) return { facts, card: null, problem: noFamily(facts) };
  const names = namesThatFit(written.names, match);
  const { license, author } = facts.metadata;
  const stem = basename(facts.path, extname(facts.path));
  const card: ModelCard = {
    id: slug(stem),
    name: stem.slice(0, 200),
    version: '1',
    task: 'detect',
    adapter: match.adapter,
    file: `${stem}.onnx`,
    bytes: facts.bytes,
    sha256: facts.sha256,
    input: { name: image.name, width, height, layout: image.layout, dtype: image.dtype, ...match.input },
    extraInputs: [...(match.extraInputs ?? [])],
    outputs: [...match.outputs],
    classes: names ?? usualNames(match),
    thresholds: { score: 0.3, overlap: 0.45 },
    licence: { spdx: license || 'unknown', holder: author || 'unknown' },
    source: { origin: basename(facts.path) },
  };
  const isOpen = (image.width ?? written.width) === null || (image.height ?? written.height) === null;
  return {
    facts,
    card,
    unsure: [
      ...(names ? [] : ['classes' as const]),
      ...(isOpen ? ['input-size' as const] : []),
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

function otherTask(task: string): Failure {
  return {
    code: 'model.otherTask',
    params: { task },
    message: `The model says that it is made for "${task}"; models that detect objects by boxes can be used so far`,
  };
}

function noFamily({ inputs, outputs }: ModelFacts): Failure {
  const describe = (tensors: ModelFacts['inputs']) =>
    tensors.map(({ name, type, shape }) => `${name} ${type} [${shape.join(', ')}]`).join('; ');
  const params = { inputs: describe(inputs), outputs: describe(outputs) };
  return {
    code: 'model.unknownFamily',
    params,
    message: `No known family of detectors has such tensors. Inputs: ${params.inputs}. Outputs: ${params.outputs}`,
  };
}
