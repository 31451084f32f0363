import { intervalOf, resample, type Interval } from '../agreement/bootstrap';
import { curveAt, rank, type Ranking } from './coco-ranking';
import { faceEachOther, matchInImage, type Facing } from './coco-match';
import { cocoSettings, overlapThresholds, type AreaRange } from './coco-settings';
import type { Detection, EvaluationKind, Overlap, TrueObject } from './detection';

/** COCO's figures, 0 to 1; null where there is nothing to find. The names are those of its tables. */
export interface CocoFigures {
  readonly ap: number | null;
  readonly ap50: number | null;
  readonly ap75: number | null;
  readonly apSmall: number | null;
  readonly apMedium: number | null;
  readonly apLarge: number | null;
  /** The mean recall with at most 1, 10 and 100 detections an image; of keypoints there is only one, with 20. */
  readonly ar1: number | null;
  readonly ar10: number | null;
  readonly ar: number | null;
  readonly ar50: number | null;
  readonly ar75: number | null;
  readonly arSmall: number | null;
  readonly arMedium: number | null;
  readonly arLarge: number | null;
}

export interface CocoOfClass {
  readonly class: string;
  readonly ap: number | null;
  readonly ap50: number | null;
  readonly ar: number | null;
  readonly ap95: Interval | null;
  readonly truths: number;
  readonly detections: number;
}

export interface CocoEvaluation {
  readonly figures: CocoFigures;
  /** 95 % intervals of `ap`, `ap50` and `ar` by resampling images. */
  readonly intervals: { readonly ap: Interval | null; readonly ap50: Interval | null; readonly ar: Interval | null };
  /** By name. */
  readonly classes: readonly CocoOfClass[];
}

export interface CocoInput {
  readonly kind: EvaluationKind;
  /** Every image that was looked at, also those without objects. */
  readonly images: readonly string[];
  readonly truths: readonly TrueObject[];
  readonly detections: readonly Detection[];
  readonly overlap: Overlap;
}

const MOST_RESAMPLES = 1000;
const LEAST_RESAMPLES = 100;
/** Steps of all resamples together; about two seconds. */
const STEPS = 4e8;

/**
 * Average precision and recall exactly as COCO's own pycocotools gives them (Lin et al. 2014; cocoapi `COCOeval`): ten
 * overlaps, 101 recalls, sizes, crowds and the surest detections of each image; and what pycocotools does not tell, how
 * sure these figures are. The same for the same input in any order.
 */
export function evaluateDetections({ kind, images, truths, detections, overlap }: CocoInput): CocoEvaluation {
  const settings = cocoSettings(kind);
  const most = settings.mostDetections.at(-1)!;
  const known = [...new Set(images)].sort();
  const classes = [...new Set([...truths, ...detections].map((one) => one.class))].sort();
  const [truthsOf, detectionsOf] = [grouped(truths), grouped(detections)];
  const ranked = classes.map((name) => {
    const facing = known.map((image) =>
      facingOn(truthsOf.get(`${name}\n${image}`), detectionsOf.get(`${name}\n${image}`), most, overlap),
    );
    return new Map(settings.areas.map((area) => [area.name, rankingOf(facing, area)]));
  });
  const rankings = (area: AreaRange['name']) => ranked.map((areas) => areas.get(area));
  const { resamples, intervals } = intervalsOf(rankings('all'), known.length, most);
  return {
    figures: figuresOf(rankings, kind, settings.mostDetections),
    intervals,
    classes: classes.map((name, index) => {
      const [ranking] = [ranked[index]!.get('all')!];
      const of = (value: Measure, levels?: readonly number[]) => meanOver([ranking], value, most, levels);
      return {
        class: name,
        ap: of('precision'),
        ap50: of('precision', [0]),
        ar: of('recall'),
        ap95: intervalOf(resamples.classes[index]!, resamples.rounds),
        truths: ranking.wanted.reduce((sum, count) => sum + count, 0),
        detections: detections.filter((one) => one.class === name).length,
      };
    }),
  };
}

type Measure = 'precision' | 'recall';

function grouped<One extends { readonly class: string; readonly image: string }>(
  all: readonly One[],
): ReadonlyMap<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const key = `${one.class}\n${one.image}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

function facingOn(
  truths: readonly TrueObject[] = [],
  detections: readonly Detection[] = [],
  most: number,
  overlap: Overlap,
): Facing | null {
  return truths.length + detections.length === 0 ? null : faceEachOther(detections, truths, most, overlap);
}

function rankingOf(facing: readonly (Facing | null)[], area: AreaRange): Ranking {
  return rank(facing.map((one) => one && matchInImage(one, area)));
}

const everyLevel = overlapThresholds.map((_, level) => level);

/** The mean over classes and overlap thresholds, of those where there is something to find. */
function meanOver(
  rankings: readonly (Ranking | undefined)[],
  measure: Measure,
  most: number,
  levels: readonly number[] = everyLevel,
  weights?: Float64Array,
): number | null {
  let [sum, count] = [0, 0];
  for (const ranking of rankings)
    for (const level of levels) {
      const curve = ranking && curveAt(ranking, level, most, weights);
      if (!curve) continue;
      sum += curve[measure];
      count++;
    }
  return count === 0 ? null : sum / count;
}

function figuresOf(
  rankings: (area: AreaRange['name']) => readonly (Ranking | undefined)[],
  kind: EvaluationKind,
  mostDetections: readonly number[],
): CocoFigures {
  const most = mostDetections.at(-1)!;
  const of = (measure: Measure, area: AreaRange['name'] = 'all', levels?: readonly number[], least = most) =>
    meanOver(rankings(area), measure, least, levels);
  return {
    ap: of('precision'),
    ap50: of('precision', 'all', [0]),
    ap75: of('precision', 'all', [5]),
    apSmall: of('precision', 'small'),
    apMedium: of('precision', 'medium'),
    apLarge: of('precision', 'large'),
    ar1: kind === 'keypoints' ? null : of('recall', 'all', undefined, 1),
    ar10: kind === 'keypoints' ? null : of('recall', 'all', undefined, 10),
    ar: of('recall'),
    ar50: of('recall', 'all', [0]),
    ar75: of('recall', 'all', [5]),
    arSmall: of('recall', 'small'),
    arMedium: of('recall', 'medium'),
    arLarge: of('recall', 'large'),
  };
}

/** Resamples images; fewer times where there are very many detections. */
function intervalsOf(rankings: readonly (Ranking | undefined)[], images: number, most: number) {
  const steps = rankings.reduce((sum, ranking) => sum + (ranking?.image.length ?? 0) + 101, 0) * everyLevel.length;
  const rounds = Math.round(Math.min(MOST_RESAMPLES, Math.max(LEAST_RESAMPLES, STEPS / Math.max(1, steps))));
  const classes: number[][] = rankings.map(() => []);
  const [ap, ap50, ar]: [number[], number[], number[]] = [[], [], []];
  resample(images, rounds, (draws) => {
    const found = rankings.flatMap((ranking, index) => {
      const curves = everyLevel.flatMap((level) => (ranking && curveAt(ranking, level, most, draws)) ?? []);
      if (curves.length === 0) return [];
      const mean = (measure: Measure) => curves.reduce((sum, curve) => sum + curve[measure], 0) / curves.length;
      classes[index]!.push(mean('precision'));
      return [{ ap: mean('precision'), ap50: curves[0]!.precision, ar: mean('recall') }];
    });
    if (found.length === 0) return;
    const mean = (name: 'ap' | 'ap50' | 'ar') => found.reduce((sum, one) => sum + one[name], 0) / found.length;
    ap.push(mean('ap'));
    ap50.push(mean('ap50'));
    ar.push(mean('ar'));
  });
  const interval = (values: readonly number[]) => intervalOf(values, rounds);
  return {
    resamples: { rounds, classes },
    intervals: { ap: interval(ap), ap50: interval(ap50), ar: interval(ar) },
  };
}
