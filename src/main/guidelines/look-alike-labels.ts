import { similarityOf } from '@shared/embeddings/nearest';
import { regionOf } from '@shared/embeddings/region';
import type { Rule, RuleExample } from '@shared/model/rule';
import { ALIKE } from '@shared/signals/look-alikes';
import { embeddingOf } from '@main/db/queries/embeddings';
import { imageById } from '@main/db/queries/images';
import { labelsWithPlaces, type LabelRef } from '@main/db/queries/label-matches';
import type { Store } from '@main/db/store';

/** A label that looks like an example. */
export interface AlikeLabel extends LabelRef {
  readonly like: RuleExample;
  /** Cosine; 1 for the very label that the example was taken from. */
  readonly similarity: number;
}

interface SeenLabels {
  readonly labels: readonly { readonly label: LabelRef; readonly vector: Float32Array }[];
  readonly unseen: number;
}

/** Finds the labels whose crops look like the examples of rules. Reads the look of every label, once: for a worker. */
export class LookAlikeLabels {
  private seen: SeenLabels | null = null;
  private readonly blind = new Set<RuleExample>();

  /** @param model what embeddings are kept under; null: there is no model. */
  constructor(
    private readonly store: Store,
    private readonly model: Buffer | null,
  ) {}

  /** The labels that look like an example of the rule, each with the one that it looks most like. */
  find({ examples }: Pick<Rule, 'examples'>): AlikeLabel[] {
    const { model } = this;
    if (examples.length === 0 || model === null) return [];
    const looks = examples.flatMap((like) => {
      const vector = this.lookOf(model, like);
      return vector ? [{ like, vector }] : [];
    });
    const { labels } = this.labels(model);
    return labels.flatMap(({ label, vector }) => {
      let best: Pick<AlikeLabel, 'like' | 'similarity'> | null = null;
      for (const look of looks) {
        if (look.vector.length !== vector.length) continue;
        const similarity = similarityOf(look.vector, vector);
        if (similarity >= ALIKE && similarity > (best?.similarity ?? 0)) best = { like: look.like, similarity };
      }
      return best ? [{ ...label, ...best }] : [];
    });
  }

  /** Labels and examples that were asked about and could not be compared. */
  get unseen(): number {
    return (this.seen?.unseen ?? 0) + this.blind.size;
  }

  private lookOf(model: Buffer, like: RuleExample): Float32Array | undefined {
    const image = imageById(this.store.db, like.image);
    // Nobody can compare what is gone: it is not waited for.
    if (!image) return undefined;
    const vector = embeddingOf(this.store.db, model, { content: image.sha256, region: regionOf(like.region, image) });
    if (!vector) this.blind.add(like);
    return vector;
  }

  private labels(model: Buffer): SeenLabels {
    if (this.seen) return this.seen;
    const labels: SeenLabels['labels'][number][] = [];
    let unseen = 0;
    for (const { content, region, ...label } of labelsWithPlaces(this.store.db)) {
      const vector = embeddingOf(this.store.db, model, { content, region });
      if (vector) labels.push({ label, vector });
      else unseen++;
    }
    this.seen = { labels, unseen };
    return this.seen;
  }
}
