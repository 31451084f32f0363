import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bootstrapInterval, sampleOf } from '@shared/agreement/bootstrap';
import { dawidSkene } from '@shared/agreement/dawid-skene';
import { krippendorffAlpha } from '@shared/agreement/krippendorff';
import { positionsOf, type Level } from '@shared/agreement/level';
import { mace } from '@shared/agreement/mace';
import { majority } from '@shared/agreement/majority';
import { clusterObjects } from '@shared/agreement/objects/cluster';
import { proposalsOf } from '@shared/agreement/objects/proposal';
import { thingsOf } from '@shared/agreement/objects/thing';
import type { LabelledObject } from '@shared/agreement/objects/labelled-object';
import { pairable, profilesOf, profileWeights } from '@shared/agreement/profiles';
import { randomIntegers } from '@shared/agreement/random';
import { ratingTable, type Rating, type RatingTable } from '@shared/agreement/ratings';

// What agreement and consensus cost, beside the Python references (CPU seconds on two cores), which were timed with 5
// labels an item by 50 annotators in 10 classes, and with boxes of 3 annotators, 7 things an image. Here teams of 3 and of
// 7 label everything; `growth` is the exponent from 100,000 to 1,000,000 labels: 1 is linear.

/** CPU seconds of crowd-kit 35f0661, fast-krippendorff b1eb616 with 10,000, 100,000 and 1,000,000 labels. */
const references = {
  majority: [0.03, 0.2, 2.3],
  alphaNominal: [0.01, 0.16, 2.1],
  alphaOrdinal: [0.013, 0.064, 2.6],
  dawidSkene: [0.81, 3.0, 26.4],
  mace: [2.2, 10.3, 81],
};

const sizes = [10_000, 100_000, 1_000_000];
const teams = [3, 7];

/** Annotators who are right 55 to 95 times in 100, and confuse a class with its neighbour; `votes` of them an item. */
function generate(labels: number, votes: number, annotators: number): Rating[] {
  const random = randomIntegers(7);
  const skills = Array.from({ length: annotators }, () => 55 + random(41));
  const ratings: Rating[] = [];
  for (let item = 0; item < labels / votes; item++) {
    const truth = random(10);
    const first = random(annotators);
    for (let vote = 0; vote < votes; vote++) {
      const annotator = (first + vote * (annotators > votes ? 7 : 1)) % annotators;
      const right = random(100) < skills[annotator]!;
      const value = right ? truth : random(2) === 0 ? (truth + 1) % 10 : random(10);
      ratings.push({ item: `item ${item}`, annotator: `annotator ${annotator}`, value: String(value) });
    }
  }
  return ratings;
}

/** Boxes of some annotators, 7 things an image: jittered by 3 %, a tenth missed, a tenth of another class. */
function generateObjects(boxes: number, people: readonly string[]): LabelledObject[][] {
  const random = randomIntegers(11);
  const jitter = (size: number) => ((random(2001) - 1000) / 1000) * 0.03 * size;
  return Array.from({ length: Math.round(boxes / (7 * people.length)) }, (_, image) =>
    Array.from({ length: 7 }, (_, thing) => {
      const [x, y, size] = [random(1500), random(900), 40 + random(200)];
      return people.flatMap((annotator) => {
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
function consensus(images: readonly LabelledObject[][], people: readonly string[]): void {
  for (const objects of images) {
    const things = thingsOf(clusterObjects(objects), people);
    for (const thing of things) proposalsOf(thing, people);
  }
}

function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** CPU seconds of the process: the best of three, or the only one of what takes long. */
function cpu(work: () => void): number {
  const times: number[] = [];
  while (times.length < 3 && (times[0] ?? 0) < 0.5) {
    collect();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1e6);
  }
  return Math.round(Math.min(...times) * 1000) / 1000;
}

/** The exponent by which time grows from the second to the third size. */
function growth(seconds: readonly number[]): number {
  return Math.round(Math.log10(seconds[2]! / Math.max(seconds[1]!, 1e-3)) * 100) / 100;
}

function alpha(table: RatingTable, level: Level): void {
  const profiles = profilesOf(table);
  krippendorffAlpha(profiles.list, level, positionsOf(table, level))(profileWeights(profiles));
}

type Measure = keyof typeof references | 'table' | 'intervalOfAlpha';

function categorical(votes: number, annotators: number) {
  const runs = sizes.map((labels, size) => {
    const ratings = generate(labels, votes, annotators);
    const table = ratingTable(ratings);
    const paired = pairable(profilesOf(table));
    const nominal = krippendorffAlpha(paired.list, 'nominal', positionsOf(table, 'nominal'));
    const seconds: Record<Measure, number> = {
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
  const grows = Object.fromEntries(
    (Object.keys(runs[0]!.cpuSeconds) as Measure[]).map((name) => [
      name,
      growth(runs.map(({ cpuSeconds }) => cpuSeconds[name])),
    ]),
  );
  return { annotators, labelsAnItem: votes, growth: grows, runs };
}

/** CPU seconds of datumaro 3d533b9's BboxMerger; with a million boxes it had not ended after 280 s. */
const datumaro = [4.4, 42, 280];

function spatial(team: number) {
  const people = Array.from({ length: team }, (_, at) => String.fromCharCode(97 + at));
  const runs = sizes.map((boxes, size) => {
    const images = generateObjects(boxes, people);
    const seconds = cpu(() => consensus(images, people));
    return {
      boxes,
      cpuSeconds: seconds,
      timesFasterThanReference: Math.round((datumaro[size]! / seconds) * 10) / 10,
      residentMegabytes: Math.round(process.memoryUsage().rss / 1e6),
    };
  });
  return { annotators: team, growth: growth(runs.map(({ cpuSeconds }) => cpuSeconds)), runs };
}

// The largest last: what is resident then is the most.
const objects = teams.map(spatial);
const results = [...teams.map((team) => categorical(team, team)), categorical(5, 50)];

process.stdout.write(`${JSON.stringify({ unit: 'CPU seconds', results, objects })}\n`);
