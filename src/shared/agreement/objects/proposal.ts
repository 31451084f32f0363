import type { Geometry } from '../../geometry/geometry';
import { consensusText } from '../text/rover';
import type { Cluster } from './cluster';
import { consensusGeometry } from './consensus-geometry';
import type { Reading } from './disagreement';
import { compareText } from './labelled-object';
import { plainReading, quorumOf, type Thing } from './thing';

/** One object as its annotators see it together. */
export interface Proposal {
  readonly class: string;
  readonly geometry: Geometry;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string | null;
  /** The share of those who looked that marked it, 0 to 1. */
  readonly support: number;
  /** The share of its votes that its class has, 0 to 1. */
  readonly votes: number;
  /** As many votes, or as much skill, stood behind another class. */
  readonly tied: boolean;
  /** The mean similarity of its members to its shape, 0 to 1. */
  readonly closeness: number;
}

/** How much the word of an annotator counts; 1 for everybody when nothing is known. */
export type SkillOf = (annotator: string) => number;

const everybodyAlike: SkillOf = () => 1;

/**
 * What a thing most likely is: an object for each of its clusters that more than half of those who looked marked; none
 * when nobody else saw it. Of a thing that was taken apart without such a majority, the side with more votes.
 */
export function proposalsOf(
  { clusters, disagreements }: Thing,
  submitted: readonly string[],
  reading: Reading = plainReading,
  skillOf: SkillOf = everybodyAlike,
): Proposal[] {
  const quorum = quorumOf(submitted.length);
  const propose = (cluster: Cluster) => proposalOf(cluster, submitted.length, reading, skillOf);
  const most = clusters.filter(({ length }) => length >= quorum);
  if (most.length > 0) return most.map(propose);
  const split = disagreements.find((one) => one.kind === 'split');
  if (!split) return [];
  const whole = clusters.filter((cluster) => cluster.includes(split.whole));
  const parts = clusters.filter(
    (cluster) => split.parts.some((part) => cluster.includes(part)) && !whole.includes(cluster),
  );
  const backing = (side: readonly Cluster[]) =>
    new Set(side.flatMap((cluster) => cluster.map(({ annotator }) => annotator))).size;
  return (backing(parts) > backing(whole) ? parts : whole).map(propose);
}

/** The object that one cluster stands for, whatever its support. */
export function proposalOf(cluster: Cluster, annotators: number, reading: Reading, skillOf: SkillOf): Proposal {
  const geometry = consensusGeometry(cluster, reading.method, reading.similarity);
  const named = elect(cluster.map((object) => ({ value: object.class, skill: skillOf(object.annotator) })));
  const names = [...new Set(cluster.flatMap((object) => Object.keys(object.attributes ?? {})))].sort();
  const attributes = names.flatMap((name) => {
    const { value } = elect(
      cluster.map((object) => ({ value: object.attributes?.[name] ?? '', skill: skillOf(object.annotator) })),
    );
    return value === '' ? [] : [[name, value] as const];
  });
  const texts = cluster.flatMap(({ text }) => (text === undefined ? [] : [text]));
  return {
    class: named.value,
    geometry,
    attributes: Object.fromEntries(attributes),
    text: texts.length === 0 ? null : consensusText(texts),
    support: cluster.length / annotators,
    votes: named.share,
    tied: named.tied,
    closeness: cluster.reduce((sum, object) => sum + reading.similarity(object.geometry, geometry), 0) / cluster.length,
  };
}

interface Ballot {
  readonly value: string;
  readonly skill: number;
}

/** Most votes, then most skill behind them, then the first by code unit; the last two are told as ties. */
function elect(ballots: readonly Ballot[]): { value: string; share: number; tied: boolean } {
  const counts = new Map<string, { votes: number; skill: number }>();
  for (const { value, skill } of ballots) {
    const count = counts.get(value) ?? { votes: 0, skill: 0 };
    counts.set(value, { votes: count.votes + 1, skill: count.skill + skill });
  }
  const ranked = [...counts].sort(
    ([a, one], [b, other]) => other.votes - one.votes || other.skill - one.skill || compareText(a, b),
  );
  const [[value, first], second] = [ranked[0]!, ranked[1]];
  return { value, share: first.votes / ballots.length, tied: second !== undefined && second[1].votes === first.votes };
}
