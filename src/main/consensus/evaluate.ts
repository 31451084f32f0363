import { evaluateDetections, type CocoEvaluation } from '@shared/evaluation/coco-evaluation';
import { Confusion, type ConfusionCell } from '@shared/evaluation/confusion';
import type { Detection, EvaluationKind, TrueObject } from '@shared/evaluation/detection';
import { noCounts, type DetectionScores, type MatchCounts } from '@shared/evaluation/detection-scores';
import { areaOfKind, isOfKind, overlapOfKind } from '@shared/evaluation/overlap-of-kind';
import { countsOf, pairObjects, type Pairing } from '@shared/evaluation/pair-objects';
import { scoresOfImages, type ScoreIntervals } from '@shared/evaluation/score-intervals';
import { similarityOn } from '@shared/agreement/objects/similarity';
import { listClasses } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';
import { collectSides, type JudgedImage } from './evaluation-collect';
import type { EvaluationRequest } from './evaluation-request';
import type { HeldObject, JudgedObject } from './evaluation-sides';
import { imageSlices, objectSlices, slicerOf, type EvaluationSlice, type Slicer } from './evaluation-slices';
import { rulesInForce } from './rules-for';
import { sigmasOf } from './sigmas';
import type { SurveyContext } from './survey';
import { uniqueNames } from './unique-names';

/** What a reader of an evaluation must know before believing it. */
export type EvaluationWarning =
  /** These images are left out: not all that is on them is decided. */
  | { readonly code: 'undecided'; readonly images: number }
  /** The model suggests nothing here; it counts as having looked. */
  | { readonly code: 'unseen'; readonly images: number }
  | { readonly code: 'few-images'; readonly images: number; readonly needed: number }
  /** Suggestions below this were never kept, so average precision is a lower bound. */
  | { readonly code: 'threshold'; readonly threshold: number }
  /** These labels are suggestions of this very model that somebody accepted. */
  | { readonly code: 'own-suggestions'; readonly objects: number }
  /** Shapes that this kind of average precision knows nothing of. */
  | { readonly code: 'other-shapes'; readonly objects: number };

/** The figures of some images, or of some objects on them. */
export interface EvaluatedPart {
  readonly by: EvaluationSlice | 'all';
  readonly name: string;
  readonly images: number;
  readonly truths: number;
  readonly found: number;
  /** At the request's threshold and score. Of objects only recall and overlap: nobody knows whose false alarms are. */
  readonly scores: DetectionScores;
  readonly intervals: ScoreIntervals;
  /** Null for a person, who is not more or less sure; of objects only recall. */
  readonly coco: CocoEvaluation | null;
}

export interface EvaluationReport {
  readonly snapshot: string;
  readonly kind: EvaluationKind;
  readonly threshold: number;
  readonly score: number;
  readonly images: number;
  readonly parts: readonly EvaluatedPart[];
  /** `one` is what is there, `other` what was found, by the name of the class. */
  readonly confusion: readonly ConfusionCell[];
  readonly warnings: readonly EvaluationWarning[];
}

const ENOUGH_IMAGES = 30;
/** Suggestions below it change average precision hardly. */
const NEARLY_NOTHING = 0.05;

type Pair = Pairing<JudgedObject, HeldObject>;

interface PairedImage extends JudgedImage {
  readonly pairs: readonly Pair[];
}

/**
 * How well a model's suggestions, or one person's labels, meet what is held to be there.
 *
 * @throws UserError `evaluation.*` for what cannot be compared; the signal's reason when it is cancelled.
 */
export async function evaluate(
  store: Store,
  request: EvaluationRequest,
  context: SurveyContext,
): Promise<EvaluationReport> {
  const { images, undecided, unseen, snapshot } = await collectSides(store, request, context);
  const names = uniqueNames(listClasses(store.db));
  const nameOf = (id: string) => names.get(id as never) ?? id;
  const sigmas = sigmasOf(store);
  const paired = images.map((image): PairedImage => {
    const sure = image.found.filter(({ score }) => score >= request.score);
    const pairs = pairObjects(sure, image.held, similarityOn(image.width, image.height, sigmas), request.threshold);
    return { ...image, pairs };
  });
  const confusion = new Confusion();
  for (const { pairs, path } of paired)
    for (const { found, truth } of pairs)
      confusion.add(truth && nameOf(truth.class), found && nameOf(found.class), path);
  const rules = rulesInForce(store);
  const slicer = slicerOf(store, (id) =>
    rules.filter(({ rule }) => rule.classes.includes(id)).map(({ rule }) => rule.title),
  );
  const part = (
    by: EvaluatedPart['by'],
    name: string,
    of: readonly PairedImage[],
    asked?: (one: HeldObject) => boolean,
  ) => partOf(by, name, of, request, (one) => nameOf(one), sigmas, asked);
  return {
    snapshot,
    kind: request.kind,
    threshold: request.threshold,
    score: request.score,
    images: images.length,
    parts: [part('all', '', paired), ...request.slices.flatMap((by) => slicesBy(by, paired, slicer, part))],
    confusion: confusion.report(),
    warnings: warningsOf(request, images, undecided, unseen),
  };
}

type Part = (
  by: EvaluatedPart['by'],
  name: string,
  of: readonly PairedImage[],
  asked?: (one: HeldObject) => boolean,
) => EvaluatedPart;

/** Worst recall first. */
function slicesBy(by: EvaluationSlice, images: readonly PairedImage[], slicer: Slicer, part: Part): EvaluatedPart[] {
  const parts = isOneOf(imageSlices, by)
    ? grouped(images, (image) => slicer.ofImage(by, image.id, image.path)).map(([name, of]) => part(by, name, of))
    : isOneOf(objectSlices, by)
      ? [...new Set(images.flatMap(({ held }) => held.flatMap((one) => slicer.ofObject(by, one))))].map((name) => {
          const isAsked = (one: HeldObject) => slicer.ofObject(by, one).includes(name);
          return part(by, name, images, isAsked);
        })
      : [];
  return parts.sort(
    (one, other) => (one.scores.recall ?? 2) - (other.scores.recall ?? 2) || (one.name < other.name ? -1 : 1),
  );
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

function grouped<One>(all: readonly One[], namesOf: (one: One) => readonly string[]): [string, One[]][] {
  const groups = new Map<string, One[]>();
  for (const one of all) for (const name of namesOf(one)) groups.set(name, [...(groups.get(name) ?? []), one]);
  return [...groups];
}

function partOf(
  by: EvaluatedPart['by'],
  name: string,
  images: readonly PairedImage[],
  { kind, judged }: EvaluationRequest,
  nameOf: (id: string) => string,
  sigmas: ReturnType<typeof sigmasOf>,
  asked?: (one: HeldObject) => boolean,
): EvaluatedPart {
  const counts = images.map(({ pairs }): MatchCounts =>
    asked
      ? { ...noCounts, ...countsOf(pairs.filter(({ truth }) => truth && asked(truth))), wrong: 0 }
      : countsOf(pairs),
  );
  const { scores, intervals } = scoresOfImages(counts);
  const truths = images.flatMap(({ held }) => (asked ? held.filter(asked) : held)).length;
  const found = images.reduce((sum, image) => sum + image.found.length, 0);
  const coco = judged.type === 'model' ? cocoOf(kind, images, nameOf, sigmas, asked) : null;
  return {
    by,
    name,
    images: images.length,
    truths,
    found,
    scores: asked ? { ...scores, precision: null, f1: null, accuracy: null, panopticQuality: null } : scores,
    intervals: asked ? { ...intervals, precision: null, f1: null } : intervals,
    coco: coco && asked ? recallAlone(coco) : coco,
  };
}

function cocoOf(
  kind: EvaluationKind,
  images: readonly PairedImage[],
  nameOf: (id: string) => string,
  sigmas: ReturnType<typeof sigmasOf>,
  asked?: (one: HeldObject) => boolean,
): CocoEvaluation {
  const shape = <One extends HeldObject | JudgedObject>(image: JudgedImage, one: One) => ({
    id: one.id,
    image: image.id,
    class: nameOf(one.class),
    geometry: one.geometry,
    area: areaOfKind(kind, one.geometry),
  });
  return evaluateDetections({
    kind,
    images: images.map(({ id }) => id),
    truths: images.flatMap((image) =>
      image.held
        .filter(({ geometry }) => isOfKind(kind, geometry))
        .map((one): TrueObject => ({ ...shape(image, one), ignored: asked !== undefined && !asked(one) })),
    ),
    detections: images.flatMap((image) =>
      image.found
        .filter(({ geometry }) => isOfKind(kind, geometry))
        .map((one): Detection => ({ ...shape(image, one), score: one.score })),
    ),
    overlap: overlapOfKind(kind, sigmas),
  });
}

/** Which objects a false alarm belongs to cannot be said, so of objects there is no precision. */
function recallAlone({ figures, intervals, classes }: CocoEvaluation): CocoEvaluation {
  const none = { ap: null, ap50: null, ap75: null, apSmall: null, apMedium: null, apLarge: null };
  return {
    figures: { ...figures, ...none },
    intervals: { ...intervals, ap: null, ap50: null },
    classes: classes.filter(({ truths }) => truths > 0).map((one) => ({ ...one, ap: null, ap50: null, ap95: null })),
  };
}

function warningsOf(
  { judged, kind }: EvaluationRequest,
  images: readonly JudgedImage[],
  undecided: number,
  unseen: number,
): EvaluationWarning[] {
  const held = images.flatMap((image) => image.held);
  const own = held.filter(({ suggestedBy }) => judged.type === 'model' && suggestedBy === judged.model).length;
  const others = judged.type === 'model' ? held.filter(({ geometry }) => !isOfKind(kind, geometry)).length : 0;
  const threshold = images.reduce((least, image) => Math.min(least, image.threshold ?? 1), 1);
  return [
    ...(undecided > 0 ? [{ code: 'undecided' as const, images: undecided }] : []),
    ...(unseen > 0 ? [{ code: 'unseen' as const, images: unseen }] : []),
    ...(images.length < ENOUGH_IMAGES
      ? [{ code: 'few-images' as const, images: images.length, needed: ENOUGH_IMAGES }]
      : []),
    ...(judged.type === 'model' && threshold > NEARLY_NOTHING && threshold < 1
      ? [{ code: 'threshold' as const, threshold }]
      : []),
    ...(own > 0 ? [{ code: 'own-suggestions' as const, objects: own }] : []),
    ...(others > 0 ? [{ code: 'other-shapes' as const, objects: others }] : []),
  ];
}
