import { setImmediate } from 'node:timers/promises';
import type { LookAlikeAnswer, LookAlikeCase } from '@shared/contract/case-signals';
import { similarityOf } from '@shared/embeddings/nearest';
import { regionOf } from '@shared/embeddings/region';
import type { Geometry } from '@shared/geometry/geometry';
import { UserError } from '@shared/lib/user-error';
import type { AnnotationId, ClassId, ImageId, RareCaseId } from '@shared/model/ids';
import { annotationById } from '@main/db/queries/annotations';
import { embeddingOf, placeKey } from '@main/db/queries/embeddings';
import { imageById } from '@main/db/queries/images';
import { caseById, decidedMembers, decidedStamp, membersOfCase, type DecidedMember } from '@main/db/queries/rare-cases';
import type { Store } from '@main/db/store';
import { answersOf, answerWords } from './answer-words';
import type { Looks } from './looks';

/** Below this two crops have little in common. */
const LEAST_ALIKE = 0.7;
const MOST_CASES = 5;
const MOST_CROPS = 4;
const MOST_TEXT = 20_000;
/** Members that are made comparable after a question, beside the work. */
const MORE_EACH_TIME = 16;
/** Members read between two breaths of the event loop. */
const SLICE = 200;

export interface PlaceAsked {
  readonly image: ImageId;
  readonly region: Geometry;
  readonly class: ClassId | null;
  /** The label that it is, which is not compared with itself. */
  readonly annotation: AnnotationId | null;
}

interface Known {
  readonly stamp: string;
  readonly members: readonly DecidedMember[];
}

/** Finds the decided cases that look like a place. Keeps what it read, for it is asked at every selection. */
export class LookAlikeCases {
  private known: Known | null = null;
  private readonly vectors = new Map<string, Float32Array>();
  private store: Store | null = null;
  private busy = false;

  constructor(private readonly looks: Looks) {}

  async find(store: Store, asked: PlaceAsked, signal: AbortSignal): Promise<LookAlikeAnswer> {
    const model = await this.looks.key();
    const image = imageById(store.db, asked.image);
    if (model === null || !image) return { cases: null, unseen: 0 };
    const members = this.membersOf(store);
    if (members.length === 0) return { cases: [], unseen: 0 };
    const region = regionOf(asked.region, image);
    try {
      await this.looks.keep(store, image, [region], signal);
    } catch (error) {
      // A picture that is away has no look; the panel is worth reading all the same.
      if (error instanceof UserError) return { cases: null, unseen: 0 };
      throw error;
    }
    const query = embeddingOf(store.db, model, { content: image.sha256, region });
    if (!query) return { cases: null, unseen: 0 };
    const best = new Map<RareCaseId, { readonly member: DecidedMember; readonly similarity: number }>();
    const unseen: DecidedMember[] = [];
    for (const [index, member] of members.entries()) {
      if (index % SLICE === SLICE - 1) await setImmediate();
      if (member.annotation !== null && member.annotation === asked.annotation) continue;
      const vector = this.vectorOf(store, model, member);
      if (!vector) unseen.push(member);
      if (vector?.length !== query.length) continue;
      const similarity = similarityOf(query, vector);
      if (similarity >= LEAST_ALIKE && similarity > (best.get(member.case)?.similarity ?? 0))
        best.set(member.case, { member, similarity });
    }
    void this.seeMore(store, unseen);
    const found = [...best.values()].sort((a, b) => b.similarity - a.similarity).slice(0, MOST_CASES);
    return {
      cases: found.flatMap(({ member, similarity }) => cardOf(store, member, similarity, asked)),
      unseen: unseen.length,
    };
  }

  private membersOf(store: Store): readonly DecidedMember[] {
    if (this.store !== store) {
      this.store = store;
      this.known = null;
      this.vectors.clear();
    }
    const stamp = decidedStamp(store.db);
    if (this.known?.stamp !== stamp) this.known = { stamp, members: decidedMembers(store.db) };
    return this.known.members;
  }

  private vectorOf({ db }: Store, model: Buffer, { sha256: content, place: region }: DecidedMember) {
    const name = `${model.toString('base64')} ${placeKey({ content, region })}`;
    const known = this.vectors.get(name);
    if (known) return known;
    const vector = embeddingOf(db, model, { content, region });
    if (vector) this.vectors.set(name, vector);
    return vector;
  }

  private async seeMore(store: Store, unseen: readonly DecidedMember[]): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      for (const { image: id, place } of unseen.slice(0, MORE_EACH_TIME)) {
        const image = store.db.open ? imageById(store.db, id) : undefined;
        if (image) await this.looks.keep(store, image, [place], new AbortController().signal);
      }
    } catch {
      // Asked for again with the next question; a picture that is away stays without a look.
    } finally {
      this.busy = false;
    }
  }
}

function cardOf(store: Store, member: DecidedMember, similarity: number, asked: PlaceAsked): LookAlikeCase[] {
  const label = asked.class;
  const found = caseById(store.db, member.case);
  if (!found) return [];
  const { id, title, decision, rule, state, answer } = found;
  const others = membersOfCase(store.db, id, MOST_CROPS).filter((other) => other.id !== member.id);
  return [
    {
      id,
      title,
      decision: decision.slice(0, MOST_TEXT),
      rule,
      state,
      similarity,
      sameClass: label !== null && (member.class === label || answer?.class === label),
      shared: sharedAnswers(store, asked.annotation, member.annotation),
      // The one that is most alike comes first: it is why the case is shown.
      crops: [member, ...others].slice(0, MOST_CROPS).map(({ image, region }) => ({ image, region })),
    },
  ];
}

/** That something is not so is shared by nearly all, and says nothing. */
function sharedAnswers(store: Store, one: AnnotationId | null, other: AnnotationId | null): string[] {
  const [answers, others] = [one, other].map((id) => {
    const label = id && annotationById(store.db, id);
    return label ? answersOf(label.attributes ?? {}).filter((answer) => !answer.endsWith('=false')) : [];
  }) as [string[], string[]];
  const shared = answers.filter((answer) => others.includes(answer));
  if (shared.length === 0) return [];
  const words = answerWords(store);
  return shared.flatMap((answer) => words.get(answer) ?? []);
}
