import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personSigmas } from '@shared/agreement/objects/keypoint-similarity';
import { evaluateDetections, type CocoFigures } from '@shared/evaluation/coco-evaluation';
import type { Detection, EvaluationKind, TrueObject } from '@shared/evaluation/detection';
import { areaOfKind, overlapOfKind } from '@shared/evaluation/overlap-of-kind';
import { boxFromBounds } from '@shared/geometry/box/box-kernel';
import type { Geometry } from '@shared/geometry/geometry';
import { maskOfSpans, spansOfRuns } from '@shared/geometry/mask/codec';
import { decodeRuns } from '@shared/geometry/mask/rle';
import type { Visibility } from '@shared/geometry/skeleton/skeleton';
import type { SkeletonTemplateId } from '@shared/model/ids';

interface Shape {
  readonly image_id: number;
  readonly category_id: number;
  readonly bbox?: readonly [number, number, number, number];
  readonly segmentation?: { readonly counts: string; readonly size: readonly [number, number] };
  readonly keypoints?: readonly number[];
}
interface Case {
  readonly kind: 'bbox' | 'segm' | 'keypoints';
  readonly images: number;
  readonly classes: number;
  readonly truths: readonly (Shape & { readonly area: number; readonly iscrowd: number; readonly id: number })[];
  readonly detections: readonly (Shape & { readonly score: number })[];
  readonly stats: readonly number[];
  readonly perClass: readonly (number | null)[];
}

const { cases } = JSON.parse(
  readFileSync(new URL('../../fixtures/evaluation/pycocotools.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly Case[] };

const template = '0192f0c1-2b3c-7def-8123-000000000600' as SkeletonTemplateId;
const sigmas = new Map([[template, new Map(personSigmas.map((sigma, joint) => [`j${joint}`, sigma]))]]);

function geometryOf({ bbox, segmentation, keypoints }: Shape): Geometry {
  if (keypoints) {
    const joints = Array.from({ length: 17 }, (_, at) => ({
      id: `j${at}`,
      x: keypoints[at * 3]!,
      y: keypoints[at * 3 + 1]!,
      visibility: keypoints[at * 3 + 2]! as Visibility,
    }));
    return { type: 'skeleton', template, joints };
  }
  if (segmentation) {
    const [height, width] = segmentation.size;
    return maskOfSpans(spansOfRuns(decodeRuns(segmentation.counts), width, height))!;
  }
  const [x, y, width, height] = bbox!;
  return boxFromBounds({ minX: x, minY: y, maxX: x + width, maxY: y + height });
}

const numbered = (at: number) => String(at).padStart(5, '0');

function inputOf({ kind: name, images, truths, detections }: Case) {
  const kind: EvaluationKind = name === 'bbox' ? 'box' : name;
  return {
    kind,
    images: Array.from({ length: images }, (_, at) => numbered(at + 1)),
    truths: truths.map((one): TrueObject => ({
      id: numbered(one.id),
      image: numbered(one.image_id),
      class: String(one.category_id),
      geometry: geometryOf(one),
      area: one.area,
      crowd: one.iscrowd === 1,
      ignored: one.keypoints?.every((value, at) => at % 3 !== 2 || value === 0) ?? false,
      ...(one.bbox && {
        bounds: {
          minX: one.bbox[0],
          minY: one.bbox[1],
          maxX: one.bbox[0] + one.bbox[2],
          maxY: one.bbox[1] + one.bbox[3],
        },
      }),
    })),
    detections: detections.map((one, at): Detection => {
      const geometry = geometryOf(one);
      return {
        id: numbered(at),
        image: numbered(one.image_id),
        class: String(one.category_id),
        geometry,
        area: areaOfKind(kind, geometry),
        score: one.score,
      };
    }),
    overlap: overlapOfKind(kind, sigmas),
  };
}

/** In the order of pycocotools' `stats`. */
function statsOf(kind: Case['kind'], figures: CocoFigures): (number | null)[] {
  const { ap, ap50, ap75, apSmall, apMedium, apLarge, ar1, ar10, ar, ar50, ar75, arSmall, arMedium, arLarge } = figures;
  return kind === 'keypoints'
    ? [ap, ap50, ap75, apMedium, apLarge, ar, ar50, ar75, arMedium, arLarge]
    : [ap, ap50, ap75, apSmall, apMedium, apLarge, ar1, ar10, ar, arSmall, arMedium, arLarge];
}

describe('average precision and recall', () => {
  it.each(cases.map((one, at) => [one.kind, at, one] as const))(
    'of %s (%i) are those that pycocotools gives, as a whole and for each class',
    (kind, _, one) => {
      const { figures, classes } = evaluateDetections(inputOf(one));
      statsOf(kind, figures).forEach((value, at) => expect(value ?? -1).toBeCloseTo(one.stats[at]!, 12));
      classes.forEach((found) => expect(found.ap ?? -1).toBeCloseTo(one.perClass[Number(found.class) - 1] ?? -1, 12));
    },
  );

  it('have intervals that hold them', () => {
    const { figures, intervals } = evaluateDetections(inputOf(cases[1]!));
    for (const name of ['ap', 'ap50', 'ar'] as const) {
      expect(intervals[name]![0]).toBeLessThan(figures[name]!);
      expect(intervals[name]![1]).toBeGreaterThan(figures[name]!);
    }
  });

  it('are 1 for detections that are the truth, and null where there is nothing to find', () => {
    const input = inputOf(cases[0]!);
    const truths = input.truths.map((truth) => ({ ...truth, crowd: false }));
    const perfect = truths.map(({ id, image, class: name, geometry, area }) => ({
      id,
      image,
      class: name,
      geometry,
      area,
      score: 1,
    }));
    expect(evaluateDetections({ ...input, truths, detections: perfect }).figures).toMatchObject({ ap: 1, ar: 1 });
    expect(evaluateDetections({ ...input, truths: [] }).figures).toMatchObject({ ap: null, ar: null });
    expect(evaluateDetections({ ...input, detections: [] }).figures).toMatchObject({ ap: 0, ar: 0 });
  });

  it('are the same to the last bit in whatever order truths and detections arrive', () => {
    const [input] = cases.map(inputOf);
    const { truths, detections, images } = input!;
    const expected = evaluateDetections(input!);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(truths, { minLength: truths.length }),
        fc.shuffledSubarray(detections, { minLength: detections.length }),
        fc.shuffledSubarray(images, { minLength: images.length }),
        (...[t, d, i]) => {
          expect(evaluateDetections({ ...input!, truths: t, detections: d, images: i })).toEqual(expected);
        },
      ),
      { numRuns: 10 },
    );
  });
});
