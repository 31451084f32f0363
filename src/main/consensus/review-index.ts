import type { DisputeOutline, QueueFilter, Reliability, ReviewSettings } from '@shared/contract/review';
import { disagreementKinds, type DisagreementKind } from '@shared/agreement/objects/disagreement';
import { standings, type Standing } from '@shared/review/standing';
import type { ClassId, ImageId, MemberId } from '@shared/model/ids';
import type { Store } from '@main/db/store';
import { readableImages } from './readable-images';
import { outlinesOf, rarityOf, type Survey } from './survey';

/**
 * What a survey found, kept true image by image as people work: reading one image again is a matter of milliseconds,
 * reading all of them is work for a thread.
 */
export class ReviewIndex {
  private readonly outlines: Map<ImageId, readonly DisputeOutline[]>;
  private readonly reliabilities: ReadonlyMap<MemberId, Reliability>;
  private readonly rarity: (id: ClassId) => number;

  constructor(
    private readonly store: Store,
    private readonly settings: ReviewSettings,
    { outlines, reliability }: Survey,
  ) {
    this.outlines = new Map(outlines);
    this.reliabilities = new Map(reliability.map((one) => [one.member, one]));
    this.rarity = rarityOf(store);
  }

  get images(): number {
    return this.outlines.size;
  }

  reread(images: readonly ImageId[]): void {
    for (const image of images) {
      const found = outlinesOf(this.store, image, this.settings, this.rarity);
      if (found.length > 0) this.outlines.set(image, found);
      else this.outlines.delete(image);
    }
  }

  accuracyOf(member: MemberId): number | null {
    return this.reliabilities.get(member)?.accuracy ?? null;
  }

  /** What matches, worst first; ties by the labels' age, so that the queue stays where it is. */
  matching(
    { standings: wanted, kind, class: name }: Omit<QueueFilter, 'rule'>,
    classes: ReadonlySet<ClassId> | null,
  ): DisputeOutline[] {
    return this.all()
      .filter(
        (one) =>
          wanted.includes(one.standing) &&
          (kind === null || one.kinds.includes(kind)) &&
          (name === null || one.class === name) &&
          (classes === null || classes.has(one.class)),
      )
      .sort((one, other) => other.priority - one.priority || (one.id < other.id ? -1 : 1));
  }

  counts(): { standing: Record<Standing, number>; kind: Record<DisagreementKind, number> } {
    const zero = <Name extends string>(names: readonly Name[]) =>
      Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
    const [standing, kind] = [zero(standings), zero(disagreementKinds)];
    for (const one of this.all()) {
      standing[one.standing]++;
      if (isUndecided(one)) for (const name of one.kinds) kind[name]++;
    }
    return { standing, kind };
  }

  private all(): DisputeOutline[] {
    const readable = readableImages(this.store);
    return [...this.outlines].flatMap(([image, found]) => (readable === null || readable.has(image) ? found : []));
  }
}

function isUndecided({ standing }: DisputeOutline): boolean {
  return standing !== 'settled' && standing !== 'agreed';
}
