import type { DisputeOutline, ReviewSettings } from '@shared/contract/review';
import { clusterObjects } from '@shared/agreement/objects/cluster';
import type { Reading } from '@shared/agreement/objects/disagreement';
import { priorityOf } from '@shared/agreement/objects/priority';
import { similarityOn } from '@shared/agreement/objects/similarity';
import type { TemplateSigmas } from '@shared/agreement/objects/skeleton-similarity';
import { thingsOf, type Thing } from '@shared/agreement/objects/thing';
import { assertExists } from '@shared/lib/assert';
import type { AnnotationId, ClassId } from '@shared/model/ids';
import { decisionsOn, standingOf, type Member, type Standing } from '@shared/review/standing';
import type { StoredResolution } from '@main/db/queries/resolutions';
import type { ImageReadings } from './readings';

/** One thing in an image, as people see it and as it was decided. */
export interface ReadThing {
  readonly id: AnnotationId;
  readonly thing: Thing;
  readonly members: readonly Member[];
  readonly decisions: readonly StoredResolution[];
  readonly standing: Standing;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** @param sigmas how exactly the joints of skeletons can be placed. */
export function readingOf(
  { width, height }: Extent,
  { method, wellPlaced }: ReviewSettings,
  sigmas: TemplateSigmas,
): Reading {
  return { similarity: similarityOn(width, height, sigmas), method, wellPlaced, area: width * height };
}

/** The things in one image, in the order of their labels. */
export function readThings(readings: ImageReadings, extent: Extent, settings: ReviewSettings): ReadThing[] {
  const reading = readingOf(extent, settings, readings.sigmas);
  const clusters = clusterObjects(readings.members, settings.threshold, reading.similarity);
  const known = new Map(readings.members.map((member) => [member.id, member]));
  return thingsOf(clusters, readings.submitted, reading).map((thing) => {
    const members = thing.clusters.flat().map(({ id }) => assertExists(known.get(id), 'clusters hold what was given'));
    const decisions = decisionsOn(members, readings.resolutions);
    return {
      id: members.reduce((least, { id }) => (id < least ? id : least), members[0]!.id) as AnnotationId,
      thing,
      members,
      decisions,
      standing: readings.isGold
        ? 'settled'
        : standingOf(members, thing.disagreements.length > 0, decisions, { ...reading, ...settings }),
    };
  });
}

/** @param rarity of a class, 0 for the commonest to 1. */
export function outlineOf(
  { id, thing, members, standing }: ReadThing,
  { image, submitted }: ImageReadings,
  rarity: (id: ClassId) => number,
): DisputeOutline {
  const votes = new Map<string, number>();
  for (const member of members) votes.set(member.class, (votes.get(member.class) ?? 0) + 1);
  const [first] = [...votes].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]!;
  const commonest = first as ClassId;
  return {
    id,
    image,
    kinds: [...new Set(thing.disagreements.map(({ kind }) => kind))],
    standing,
    class: commonest,
    priority: priorityOf(thing, submitted.length, rarity(commonest)),
    marked: new Set(members.map(({ annotator }) => annotator)).size,
    looked: submitted.length,
  };
}
