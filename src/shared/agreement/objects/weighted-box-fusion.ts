import { boxFromBounds } from '../../geometry/box/box-kernel';
import type { Box } from '../../geometry/box/box';
import { boundsOf } from '../../geometry/operations';
import { iou } from '../../geometry/overlap';

/** A box as a model sees it. */
export interface ScoredBox {
  readonly model: string;
  readonly class: string;
  readonly box: Box;
  /** 0 to 1. */
  readonly score: number;
}

export interface FusedBox {
  readonly class: string;
  readonly box: Box;
  /** 0 to 1. */
  readonly score: number;
  readonly members: readonly ScoredBox[];
}

/**
 * How sure a fused box is. `mean`: the mean times the share of the models' weight that could have found it; `models`: the
 * weighted mean times the share of the weight of those that did; `absent`: the mean in which a model that did not find it
 * counts as 0; `surest`: the surest of them.
 */
export type FusedScore = 'mean' | 'models' | 'absent' | 'surest';

export interface FusionOptions {
  /** `mean` by default. */
  readonly score?: FusedScore;
  /** Least overlap with what is fused already; 0.55 by default. */
  readonly threshold?: number;
  /** How much each model counts; 1 by default. */
  readonly weights?: ReadonlyMap<string, number>;
}

/**
 * Weighted box fusion (Solovyev, Wang and Gabruseva 2021) of several models' boxes on one image: boxes of one class that
 * overlap become one, its sides the means weighted by the scores. Scores stay within 0 to 1 whatever the weights.
 *
 * @param models how many models looked at the image.
 * @returns surest first.
 */
export function fuseBoxes(boxes: readonly ScoredBox[], models: number, options: FusionOptions = {}): FusedBox[] {
  const { score = 'mean', threshold = 0.55, weights = new Map<string, number>() } = options;
  const weighted = boxes.map((one) => ({ one, weight: one.score * (weights.get(one.model) ?? 1) }));
  weighted.sort((a, b) => b.weight - a.weight || compareBoxes(a.one, b.one));
  const clusters: { members: typeof weighted; box: Box }[] = [];
  for (const entry of weighted) {
    const near = clusters
      .filter(({ members }) => members[0]!.one.class === entry.one.class)
      .map((cluster) => ({ cluster, overlap: iou(cluster.box, entry.one.box) }))
      .filter(({ overlap }) => overlap > threshold)
      .sort((a, b) => b.overlap - a.overlap)[0]?.cluster;
    if (!near) clusters.push({ members: [entry], box: entry.one.box });
    else {
      near.members.push(entry);
      near.box = weightedMean(near.members);
    }
  }
  const all = Math.max(models, 1);
  const total = weights.size === 0 ? all : [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const weightOf = (model: string) => weights.get(model) ?? 1;
  const most = weights.size === 0 ? 1 : Math.max(...weights.values());
  return clusters
    .map(({ members, box }) => {
      const sum = members.reduce((part, { weight }) => part + weight, 0);
      const counted = members.reduce((part, { one }) => part + weightOf(one.model), 0);
      const found = [...new Set(members.map(({ one }) => one.model))].reduce(
        (part, model) => part + weightOf(model),
        0,
      );
      const scores: Record<FusedScore, () => number> = {
        mean: () => ((sum / members.length) * Math.min(members.length, all)) / total,
        models: () => (sum / counted) * (found / total),
        absent: () => sum / (counted + total - found),
        surest: () => Math.max(...members.map(({ weight }) => weight)) / most,
      };
      const own = Math.min(1, scores[score]());
      return { class: members[0]!.one.class, box, score: own, members: members.map(({ one }) => one) };
    })
    .sort((a, b) => b.score - a.score);
}

function weightedMean(members: readonly { readonly one: ScoredBox; readonly weight: number }[]): Box {
  const total = members.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (side: 'minX' | 'minY' | 'maxX' | 'maxY') =>
    members.reduce((sum, { one, weight }) => sum + boundsOf(one.box)[side] * weight, 0) / total;
  return boxFromBounds({ minX: mean('minX'), minY: mean('minY'), maxX: mean('maxX'), maxY: mean('maxY') });
}

function compareBoxes(one: ScoredBox, other: ScoredBox): number {
  const text = ({ model, box }: ScoredBox) => `${model} ${box.x} ${box.y} ${box.width} ${box.height}`;
  return text(one) < text(other) ? -1 : 1;
}
