import type { DisputeOutline, Reliability, ReviewSettings } from '@shared/contract/review';
import { ABSENT } from '@shared/agreement/objects/object-ratings';
import { ratingTable, type Rating } from '@shared/agreement/ratings';
import { estimateTruth } from '@shared/agreement/truth';
import type { ClassId, ImageId, MemberId } from '@shared/model/ids';
import { classUses } from '@main/db/queries/classes';
import { imageSummary } from '@main/db/queries/images';
import { imagesToCompare } from '@main/db/queries/submissions';
import type { Store } from '@main/db/store';
import { readImage } from './readings';
import { outlineOf, readThings } from './things';

/** Everything that people can be compared on, read once. */
export interface Survey {
  readonly outlines: ReadonlyMap<ImageId, readonly DisputeOutline[]>;
  readonly reliability: readonly Reliability[];
}

export interface SurveyContext {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
}

/** Images after which a cancel is looked for. */
const BETWEEN_LOOKS = 50;

/**
 * Reads every image that several people labelled: its things, where each stands, and how far each person can be relied
 * on (Dawid and Skene over all things, with absence as a value). Linear in the number of labels.
 *
 * @throws the signal's reason when it is cancelled.
 */
export async function survey(store: Store, settings: ReviewSettings, context: SurveyContext): Promise<Survey> {
  const images = imagesToCompare(store.db);
  const rarity = rarityOf(store);
  const outlines = new Map<ImageId, DisputeOutline[]>();
  const ratings: Rating[] = [];
  for (const [index, image] of images.entries()) {
    if (index % BETWEEN_LOOKS === 0) {
      context.progress(index, images.length);
      // A message that cancels can only arrive in between.
      await new Promise((resolve) => setImmediate(resolve));
      context.signal.throwIfAborted();
    }
    outlines.set(image, outlinesOf(store, image, settings, rarity, ratings));
  }
  context.progress(images.length, images.length);
  return { outlines, reliability: reliabilityOf(ratings) };
}

/** The things of one image; what each person says of each is added to `ratings`. */
export function outlinesOf(
  store: Store,
  image: ImageId,
  settings: ReviewSettings,
  rarity: (id: ClassId) => number,
  ratings: Rating[] = [],
): DisputeOutline[] {
  const extent = imageSummary(store.db, image);
  const readings = readImage(store, image);
  if (!extent || readings.submitted.length < 2) return [];
  return readThings(readings, extent, settings).map((thing) => {
    for (const cluster of thing.thing.clusters)
      for (const annotator of readings.submitted)
        ratings.push({
          item: `${image}#${cluster[0]!.id}`,
          annotator,
          value: cluster.find((object) => object.annotator === annotator)?.class ?? ABSENT,
        });
    return outlineOf(thing, readings, rarity);
  });
}

/** 0 for the commonest class to 1 for one that hardly occurs. */
export function rarityOf({ db }: Store): (id: ClassId) => number {
  const uses = new Map(classUses(db).map(({ id, annotations }) => [id, annotations]));
  const most = Math.max(1, ...uses.values());
  return (id) => 1 - Math.log1p(uses.get(id) ?? 0) / Math.log1p(most);
}

function reliabilityOf(ratings: readonly Rating[]): Reliability[] {
  if (ratings.length === 0) return [];
  return estimateTruth(ratingTable(ratings), 'dawid-skene').annotators.map(
    ({ annotator, accuracy, ratings: count }) => ({
      member: annotator as MemberId,
      accuracy: Number.isFinite(accuracy) ? accuracy : null,
      ratings: count,
    }),
  );
}
