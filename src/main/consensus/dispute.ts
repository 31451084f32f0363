import type { Dispute, ReviewSettings } from '@shared/contract/review';
import { proposalsOf } from '@shared/agreement/objects/proposal';
import { canonicalJson } from '@shared/lib/canonical-json';
import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId, ClassId, ImageId, MemberId } from '@shared/model/ids';
import { letterAt, lettered } from '@shared/review/letters';
import { casesOfLabels } from '@main/db/queries/cases-of-labels';
import { listClasses } from '@main/db/queries/classes';
import { imageSummary } from '@main/db/queries/images';
import { listMembers } from '@main/db/queries/members';
import { predictionsOf } from '@main/db/queries/predictions';
import type { Store } from '@main/db/store';
import { goldOfProposal } from './gold-of-proposal';
import { goldOf, readImage, type ImageReadings } from './readings';
import { rulesFor } from './rules-for';
import { rarityOf } from './survey';
import { outlineOf, readingOf, readThings, type ReadThing } from './things';

/** Models that see hardly anything at a place have no opinion of it. */
const LEAST_OVERLAP = 0.1;
const MOST_OPINIONS = 5;

/**
 * Everything that a reviewer needs to settle one thing; null when it is no more.
 *
 * @param accuracyOf how far a person can be relied on, 0 to 1; null when nothing is known.
 */
export function disputeAt(
  store: Store,
  image: ImageId,
  id: AnnotationId,
  settings: ReviewSettings,
  accuracyOf: (member: MemberId) => number | null,
): Dispute | null {
  const summary = imageSummary(store.db, image);
  if (!summary) return null;
  const readings = readImage(store, image, true);
  const found = readThings(readings, summary, settings).find(({ members }) =>
    members.some((member) => member.id === id),
  );
  if (!found) return null;
  const reading = readingOf(summary, settings, readings.sigmas);
  const skill = (member: string) => accuracyOf(member as MemberId) ?? 1;
  const merged = proposalsOf(found.thing, readings.submitted, reading, skill).map((proposal) => ({
    object: goldOfProposal(proposal, found.members, readings.labels),
    support: proposal.support,
    votes: proposal.votes,
    tied: proposal.tied,
    closeness: proposal.closeness,
    method: settings.method,
  }));
  const views = readingsOf(store, readings, found, accuracyOf);
  const shapes = found.members.map(({ geometry }) => geometry);
  return {
    outline: outlineOf(found, readings, rarityOf(store)),
    image: summary,
    gold: readings.isGold,
    readings: views,
    merged,
    similarities: similaritiesOf(views, reading.similarity),
    differences: differencesOf(store, found, readings),
    rules: rulesFor(store, new Set(found.members.map((member) => member.class as ClassId))),
    cases: casesOfLabels(
      store.db,
      found.members.map((member) => member.id as AnnotationId),
    ),
    models: opinions(store, image, shapes, reading.similarity),
    decisions: found.decisions.map(({ id: decision, by, at, method, objects, comment, case: rareCase }) => ({
      id: decision,
      by: nameOf(store, by),
      at,
      method,
      objects,
      comment,
      case: rareCase,
    })),
  };
}

function readingsOf(
  store: Store,
  { image, submitted, labels }: ImageReadings,
  { members, standing }: ReadThing,
  accuracyOf: (member: MemberId) => number | null,
): Dispute['readings'] {
  // What is decided may be known; before that a name would decide.
  const shown = standing === 'settled' || standing === 'contested';
  return lettered(image, submitted).map((member, index) => ({
    letter: letterAt(index),
    name: shown ? nameOf(store, member) : null,
    accuracy: accuracyOf(member),
    labels: members
      .filter(({ annotator }) => annotator === member)
      .flatMap(({ id, made }) => {
        const label = labels.get(id);
        return label ? [{ id: label.id, made, object: goldOf(label), rules: [...label.rules] }] : [];
      }),
  }));
}

function similaritiesOf(views: Dispute['readings'], similarity: (one: Geometry, other: Geometry) => number) {
  const marked = views.flatMap(({ letter, labels: [first] }) =>
    first ? [{ letter, geometry: first.object.geometry }] : [],
  );
  return marked.flatMap((one, index) =>
    marked.slice(index + 1).map((other) => ({
      one: one.letter,
      other: other.letter,
      value: similarity(one.geometry, other.geometry),
    })),
  );
}

/** What is said differently, by letter and in words. */
function differencesOf(
  store: Store,
  { thing, members }: ReadThing,
  { image, submitted }: ImageReadings,
): Dispute['differences'] {
  const letters = new Map(lettered(image, submitted).map((member, index) => [member as string, letterAt(index)]));
  const classes = listClasses(store.db);
  const definitions = classes.flatMap((one) => one.attributes ?? []);
  const said = (value: (member: (typeof members)[number]) => string) =>
    members
      .map((member) => ({ letter: letters.get(member.annotator) ?? '?', value: value(member) }))
      .sort((one, other) => (one.letter < other.letter ? -1 : 1));
  return thing.disagreements.flatMap((one): Dispute['differences'] => {
    if (one.kind === 'class')
      return [
        {
          kind: 'class',
          name: '',
          values: said((member) => classes.find(({ id }) => id === member.class)?.name ?? ''),
        },
      ];
    if (one.kind === 'text') return [{ kind: 'text', name: '', values: said((member) => member.text ?? '') }];
    if (one.kind !== 'attribute') return [];
    const definition = definitions.find(({ id }) => id === one.name);
    return [
      {
        kind: 'attribute',
        name: definition?.name ?? one.name,
        values: said((member) => valueWords(definition, member.attributes?.[one.name])),
      },
    ];
  });
}

type Definition = NonNullable<ReturnType<typeof listClasses>[number]['attributes']>[number];

/** Options by name; everything else as it is. */
function valueWords(definition: Definition | undefined, written: string | undefined): string {
  if (written === undefined) return '';
  const value: unknown = JSON.parse(written);
  const options = definition && 'options' in definition ? definition.options : [];
  const word = (id: unknown) =>
    options.find((option) => option.id === id)?.name ?? (typeof id === 'string' ? id : canonicalJson(id));
  return Array.isArray(value) ? value.map(word).join(', ') : word(value);
}

function opinions(
  store: Store,
  image: ImageId,
  shapes: readonly Geometry[],
  similarity: (one: Geometry, other: Geometry) => number,
): Dispute['models'] {
  return predictionsOf(store.db, image)
    .map(({ model, class: name, score, geometry }) => ({
      model,
      class: name,
      score,
      geometry,
      similarity: Math.max(0, ...shapes.map((shape) => similarity(shape, geometry))),
    }))
    .filter((opinion) => opinion.similarity >= LEAST_OVERLAP)
    .sort((one, other) => other.similarity - one.similarity || other.score - one.score)
    .slice(0, MOST_OPINIONS);
}

function nameOf(store: Store, id: MemberId): string {
  return listMembers(store.db).find((member) => member.id === id)?.name ?? '';
}
