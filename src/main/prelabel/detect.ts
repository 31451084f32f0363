import type { Rectangle } from '@shared/embeddings/region';
import { UserError } from '@shared/lib/user-error';
import { objectAdapter } from './adapters';
import type { InputSpec, ModelCard } from './card';
import { openImage } from './decode-image';
import { suppressOverlaps } from './decode/nms';
import { requireNumbers, type Candidate, type OutputTensor } from './decode/tensor';
import type { Detection } from './detection';
import { imageMapping, type ImageMapping } from './image-mapping';
import { outlineOf } from './outline';
import { inputFor, placeImage, seenPart, toTensorData } from './preprocess';
import type { ModelSession } from './session';

const mostDetections = 300;

export interface DetectRequest {
  readonly imagePath: string;
  /** The part of the image to look at; null: all of it. */
  readonly region: Rectangle | null;
  /** Detections below this score are left out, 0 to 1. */
  readonly threshold: number;
}

/**
 * Runs a model on one image file, or on a part of it.
 *
 * @param isCancelled asked before each costly step; when it says yes the result is null.
 */
export async function detect(
  session: ModelSession,
  { imagePath, region, threshold }: DetectRequest,
  isCancelled: () => boolean,
): Promise<Detection[] | null> {
  const { card } = session;
  const whole = await openImage(imagePath);
  const asked = region ? whole.part(region) : whole;
  const centre = seenPart(asked.size, card.input);
  const image = centre ? asked.part(centre) : asked;
  const input = inputFor(image.size, card.input);
  const placement = placeImage(image.size, input);
  if (isCancelled()) return null;
  const pixels = await image.pixels(placement);
  if (isCancelled()) return null;
  // What is said of the middle of a picture is meant of the picture.
  const mapping = imageMapping(placement, asked.size, region);
  const outputs = await session.run(toTensorData(pixels, placement, input), input);
  return readDetections(outputs, card, input, threshold, mapping);
}

/** What the outputs say, best first, in pixels of the image. */
function readDetections(
  outputs: readonly OutputTensor[],
  card: ModelCard,
  { width, height }: InputSpec,
  threshold: number,
  mapping: ImageMapping,
): Detection[] {
  for (const output of outputs) requireNumbers(output);
  const adapter = objectAdapter(card);
  const candidates = adapter
    .decode(outputs, { width, height, classCount: card.classes.length, joints: jointsOf(card), threshold })
    // Families that list their findings also list what they do not believe in.
    .filter(({ score }) => score >= threshold);
  for (const candidate of candidates) {
    requireClass(candidate, card);
    requirePlace(candidate, card);
  }
  const overlap = adapter.suppress ? card.thresholds.overlap : 1;
  return suppressOverlaps(candidates, overlap, mostDetections)
    .map((candidate) => toDetection(candidate, card, mapping))
    .filter((detection) => detection.box.width > 0 && detection.box.height > 0);
}

function jointsOf({ poses }: ModelCard): { count: number; values: number } {
  return { count: poses?.joints.length ?? 0, values: poses?.values ?? 3 };
}

function requireClass({ classIndex }: Candidate, card: ModelCard): void {
  if (card.classes[classIndex] !== undefined) return;
  const params = { index: classIndex, count: card.classes.length };
  throw new UserError(
    'model.unknownClass',
    params,
    `The model gave the class number ${params.index}, and its card names ${params.count} (0 to ${params.count - 1})`,
  );
}

/** An infinite place is no place; NaN was refused before. */
function requirePlace({ left, top, right, bottom, score, joints = [] }: Candidate, card: ModelCard): void {
  const values = [left, top, right, bottom, score, ...joints.flatMap(({ x, y }) => [x, y])];
  if (values.every((value) => Number.isFinite(value))) return;
  const output = card.outputs[0]!;
  const message = `The model's output "${output}" holds infinite values: the file is damaged or was exported wrongly`;
  throw new UserError('model.notANumber', { output }, message);
}

function toDetection(candidate: Candidate, card: ModelCard, mapping: ImageMapping): Detection {
  const { left, top, right, bottom } = mapping.box(candidate);
  const outline = outlineOf(candidate, mapping);
  const joints = candidate.joints?.map((joint, index) => ({
    name: card.poses?.joints[index] ?? `${index + 1}`,
    ...mapping.point(joint.x, joint.y),
    score: Math.min(Math.max(joint.score, 0), 1),
  }));
  return {
    classIndex: candidate.classIndex,
    score: Math.min(candidate.score, 1),
    box: { x: left, y: top, width: right - left, height: bottom - top },
    ...(outline ? { outline } : {}),
    ...(joints ? { joints } : {}),
  };
}
