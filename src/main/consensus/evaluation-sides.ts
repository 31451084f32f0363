import type { LabelledObject } from '@shared/agreement/objects/labelled-object';
import type { AttributeValues } from '@shared/model/attribute';
import type { AnnotationId, ImageId, MemberId } from '@shared/model/ids';
import type { GoldObject } from '@shared/model/resolution';
import { annotationsOf, type StoredAnnotation } from '@main/db/queries/annotations';
import { goldImageOf } from '@main/db/queries/gold-images';
import { predictionsOf } from '@main/db/queries/predictions';
import { submissionsOf } from '@main/db/queries/submissions';
import type { Store } from '@main/db/store';
import { readImage } from './readings';
import { readThings, type Extent } from './things';

/** What is judged: the suggestions of a model, or what one person labelled. */
export type Judged =
  { readonly type: 'model'; readonly model: string } | { readonly type: 'member'; readonly member: MemberId };

/** What it is judged by: what was decided in review, what people labelled, or what one person labelled. */
export type Standard =
  { readonly type: 'gold' } | { readonly type: 'labels' } | { readonly type: 'member'; readonly member: MemberId };

/** An object that is held to be there. */
export interface HeldObject extends LabelledObject {
  /** The labels that it was made of. */
  readonly labels: readonly AnnotationId[];
  readonly answers: AttributeValues;
  /** The model whose suggestion it was, when a person only accepted it. */
  readonly suggestedBy: string | null;
}

export interface JudgedObject extends LabelledObject {
  /** 0 to 1; 1 of people. */
  readonly score: number;
}

/** Why an image cannot be judged by the standard; `null` where nobody says anything of it. */
export type Unheld = 'undecided' | null;

const settings = { threshold: 0.5, wellPlaced: 0.8, method: 'robust' } as const;

/** What is held to be on an image, or why that cannot be said. */
export function heldOn(
  store: Store,
  image: ImageId,
  extent: Extent & { readonly verifiedEmpty?: boolean | undefined },
  standard: Standard,
): HeldObject[] | Unheld {
  if (standard.type === 'member') {
    const labels = labelsOf(store, image, standard.member);
    return labels && labels.map(heldLabel);
  }
  const marked = goldImageOf(store.db, image)?.expected;
  if (marked) return marked.map((object, index) => heldGold(object, `${image} ${index}`, []));
  const readings = readImage(store, image, true);
  const { submitted, labels, resolutions } = readings;
  if (standard.type === 'labels' && submitted.length < 2 && resolutions.length === 0)
    return submitted.length === 0 && !extent.verifiedEmpty ? null : [...labels.values()].map(heldLabel);
  if (resolutions.length === 0) return standard.type === 'labels' ? 'undecided' : null;
  // Where something is still open, what is not held to be there may be there all the same.
  if (readThings(readings, extent, settings).some(({ standing }) => standing !== 'settled')) return 'undecided';
  return resolutions.flatMap(({ id, objects, inputs }) =>
    objects.map((object, index) =>
      heldGold(
        object,
        `${id} ${index}`,
        inputs.map(({ annotation }) => annotation),
      ),
    ),
  );
}

function heldGold(object: GoldObject, id: string, labels: readonly AnnotationId[]): HeldObject {
  const { class: name, geometry, attributes } = object;
  return { id, annotator: 'gold', class: name, geometry, labels, answers: attributes ?? {}, suggestedBy: null };
}

/** What the judged side says is on an image; null when it has not looked at it. */
export function saidOn(store: Store, image: ImageId, judged: Judged): JudgedObject[] | null {
  if (judged.type === 'member')
    return labelsOf(store, image, judged.member)?.map((label) => ({ ...heldLabel(label), score: 1 })) ?? null;
  return predictionsOf(store.db, image)
    .filter(({ model }) => model === judged.model)
    .map(({ id, class: name, geometry, score, model }) => ({ id, annotator: model, class: name, geometry, score }));
}

function labelsOf({ db }: Store, image: ImageId, member: MemberId): StoredAnnotation[] | null {
  const labels = annotationsOf(db, image).filter(({ author }) => author === member);
  const looked = labels.length > 0 || submissionsOf(db, image).some((one) => one.member === member);
  return looked ? labels : null;
}

function heldLabel({ id, author, class: name, geometry, attributes, source }: StoredAnnotation): HeldObject {
  return {
    id,
    annotator: author,
    class: name,
    geometry,
    labels: [id],
    answers: attributes ?? {},
    suggestedBy: source.type === 'accepted' ? source.model : null,
  };
}
