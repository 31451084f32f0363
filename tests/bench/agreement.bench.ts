import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bootstrapInterval, sampleOf } from '@shared/agreement/bootstrap';
import { dawidSkene } from '@shared/agreement/dawid-skene';
import { krippendorffAlpha } from '@shared/agreement/krippendorff';
import { positionsOf, type Level } from '@shared/agreement/level';
import { mace } from '@shared/agreement/mace';
import { majority } from '@shared/agreement/majority';
import { clusterObjects } from '@shared/agreement/objects/cluster';
import { disagreementsOf } from '@shared/agreement/objects/thing';
import type { LabelledObject } from '@shared/agreement/objects/labelled-object';
import { pairable, profilesOf, profileWeights } from '@shared/agreement/profiles';
import { randomIntegers } from '@shared/agreement/random';
import { ratingTable, type Rating, type RatingTable } from '@shared/agreement/ratings';

// What agreement and consensus cost on the data that the Python references were timed with (CPU seconds on two cores):
// 5 labels an item, 50 annotators, 10 classes.

/** CPU seconds of crowd-kit 35f0661, fast-krippendorff b1eb616 with 10,000, 100,000 and 1,000,000 labels. */
const references = {
  majority: [0.03, 0.2, 2.3],
  alphaNominal: [0.01, 0.16, 2.1],
  alphaOrdinal: [0.013, 0.064, 2.6],
  dawidSkene: [0.81, 3.0, 26.4],
  mace: [2.2, 10.3, 81],
};

const sizes = [10_000, 100_000, 1_000_000];

/** Annotators who are right 55 to 95 times in 100, and confuse a class with its neighbour. */
function generate(labels: number): Rating[] {
  const random = randomIntegers(7);
  const skills = Array.from({ length: 50 }, () => 55 + random(41));
  const ratings: Rating[] = [];
  for (let item = 0; item < labels / 5; item++) {
    const truth = random(10);
    const first = random(50);
    for (let vote = 0; vote < 5; vote++) {
      const annotator = (first + vote * 7) % 50;
      const right = random(100) < skills[annotator]!;
      const value = right ? truth : random(2) === 0 ? (truth + 1) % 10 : random(10);
      ratings.push({ item: `item ${item}`, annotator: `annotator ${annotator}`, value: String(value) });
    }
  }
  return ratings;
}

/** Boxes of 3 annotators, 7 things an image: jittered by 3 %, a tenth missed, a tenth of another class. */
function generateObjects(boxes: number): LabelledObject[][] {
  const random = randomIntegers(11);
  const jitter = (size: number) => ((random(2001) - 1000) / 1000) * 0.03 * size;
  return Array.from({ length: Math.round(boxes / 21) }, (_, image) =>
    Array.from({ length: 7 }, (_, thing) => {
      const [x, y, size] = [random(1500), random(900), 40 + random(200)];
      return ['a', 'b', 'c'].flatMap((annotator) => {
        if (random(10) === 0) return [];
        const geometry = {
          type: 'box' as const,
          x: x + jitter(size),
          y: y + jitter(size),
          width: size + jitter(size),
          height: size + jitter(size),
        };
        const name = random(10) === 0 ? 'other' : `class ${thing}`;
        return [{ id: `${image}-${annotator}-${thing}`, annotator, class: name, geometry }];
      });
    }).flat(),
  );
}

/** What is compared with datumaro's match and merge: clusters, votes, geometry, disagreements. */
function consensus(images: readonly LabelledObject[][]): void {
  for (const objects of images) disagreementsOf(clusterObjects(objects), ['a', 'b', 'c']);
}

function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** CPU seconds of the process, the best of three. */
function cpu(work: () => void): number {
  const times = [0, 1, 2].map(() => {
    collect();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  return Math.round(Math.min(...times) * 1000) / 1000;
}

function alpha(table: RatingTable, level: Level): void {
  const profiles = profilesOf(table);
  krippendorffAlpha(profiles.list, level, positionsOf(table, level))(profileWeights(profiles));
}

const results = sizes.map((labels, size) => {
  const ratings = generate(labels);
  const table = ratingTable(ratings);
  const paired = pairable(profilesOf(table));
  const nominal = krippendorffAlpha(paired.list, 'nominal', positionsOf(table, 'nominal'));
  const seconds = {
    table: cpu(() => ratingTable(ratings)),
    majority: cpu(() => majority(table)),
    alphaNominal: cpu(() => alpha(table, 'nominal')),
    alphaOrdinal: cpu(() => alpha(table, 'ordinal')),
    dawidSkene: cpu(() => dawidSkene(table)),
    mace: cpu(() => mace(table)),
    intervalOfAlpha: cpu(() => bootstrapInterval(sampleOf(paired.ofItem), paired.list.length, nominal)),
  };
  const timesFaster = Object.fromEntries(
    (Object.keys(references) as (keyof typeof references)[]).map((name) => [
      name,
      Math.round((references[name][size]! / Math.max(seconds[name], 0.001)) * 10) / 10,
    ]),
  );
  return {
    labels,
    cpuSeconds: seconds,
    timesFasterThanReference: timesFaster,
    dawidSkeneIterations: dawidSkene(table).iterations,
    residentMegabytes: Math.round(process.memoryUsage().rss / 1e6),
  };
});

/** CPU seconds of datumaro 3d533b9's BboxMerger; with a million boxes it had not ended after 280 s. */
const datumaro = [4.4, 42, 280];

const objects = sizes.map((boxes, size) => {
  const images = generateObjects(boxes);
  const seconds = cpu(() => consensus(images));
  return { boxes, cpuSeconds: seconds, timesFasterThanReference: Math.round((datumaro[size]! / seconds) * 10) / 10 };
});

process.stdout.write(`${JSON.stringify({ unit: 'CPU seconds', results, objects })}\n`);
