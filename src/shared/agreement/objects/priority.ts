import type { DisagreementKind } from './disagreement';
import { quorumOf, type Thing } from './thing';

/** How much harm a disagreement does to what is learned from the labels. */
const severity: Readonly<Record<DisagreementKind, number>> = {
  missing: 0.9,
  extra: 0.8,
  split: 0.9,
  class: 1,
  duplicate: 0.6,
  text: 0.7,
  localisation: 0.6,
  attribute: 0.5,
  order: 0.4,
};

/**
 * How urgent a dispute is, 0 to 1; 0 for what is not disputed. The worst of its disagreements counts, less the more of
 * those who looked are on one side, and more the rarer its class is.
 *
 * @param rarity 0 for the commonest class to 1 for one that is hardly there.
 */
export function priorityOf({ clusters, disagreements }: Thing, submitted: number, rarity: number): number {
  if (disagreements.length === 0) return 0;
  const worst = Math.max(...disagreements.map(({ kind }) => severity[kind]));
  const sides = clusters.map((cluster) => {
    const votes = new Map<string, number>();
    for (const object of cluster) votes.set(object.class, (votes.get(object.class) ?? 0) + 1);
    // Those who did not mark it are a side as well.
    return Math.max(submitted - cluster.length, ...votes.values());
  });
  const unity = Math.max(quorumOf(submitted) / 2, ...sides) / Math.max(1, submitted);
  return worst * (1 - unity / 2) * (0.7 + 0.3 * rarity);
}
