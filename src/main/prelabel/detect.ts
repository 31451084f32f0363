import { UserError } from '@shared/lib/user-error';
import { adapters } from './adapters';
import type { ModelCard } from './card';
import { openImage } from './decode-image';
import { suppressOverlaps } from './decode/nms';
import { requireNumbers, type Candidate, type OutputTensor } from './decode/tensor';
import type { Detection } from './detection';
import { placeImage, toImage, toTensorData, type Placement, type Size } from './preprocess';
import type { ModelSession } from './session';

const mostDetections = 300;

/**
 * Runs a model on one image file.
 *
 * @param threshold detections below this score are left out, 0 to 1.
 * @param isCancelled asked before each costly step; when it says yes the result is null.
 */
export async function detect(
  session: ModelSession,
  imagePath: string,
  threshold: number,
  isCancelled: () => boolean,
): Promise<Detection[] | null> {
  const { card } = session;
  const image = await openImage(imagePath);
  const placement = placeImage(image.size, card.input);
  if (isCancelled()) return null;
  const pixels = await image.pixels(placement);
  if (isCancelled()) return null;
  const outputs = await session.run(toTensorData(pixels, placement, card.input));
  return readDetections(outputs, card, threshold, placement, image.size);
}

/** What the outputs say, best first, in pixels of the image. */
function readDetections(
  outputs: readonly OutputTensor[],
  card: ModelCard,
  threshold: number,
  placement: Placement,
  image: Size,
): Detection[] {
  for (const output of outputs) requireNumbers(output);
  const adapter = adapters[card.adapter];
  const { width, height } = card.input;
  const candidates = adapter
    .decode(outputs, { width, height, classCount: card.classes.length, threshold })
    // Families that list their findings also list what they do not believe in.
    .filter(({ score }) => score >= threshold);
  for (const candidate of candidates) requireClass(candidate, card);
  const overlap = adapter.suppress ? card.thresholds.overlap : 1;
  return suppressOverlaps(candidates, overlap, mostDetections)
    .map((candidate) => toDetection(candidate, placement, image))
    .filter((detection) => detection.box.width > 0 && detection.box.height > 0);
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

function toDetection(candidate: Candidate, placement: Placement, image: Size): Detection {
  const { left, top, right, bottom } = toImage(candidate, placement, image);
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return { classIndex: candidate.classIndex, score: Math.min(candidate.score, 1), box };
}
