import type { DisclosedStanding, DisclosureView } from '@shared/contract/disclosures';
import { similarityOn } from '@shared/agreement/objects/similarity';
import { canonicalJson } from '@shared/lib/canonical-json';
import { disclosureNoteSchema, type DisclosedDecision } from '@shared/model/disclosure';
import type { AnnotationId, ImageId, MemberId } from '@shared/model/ids';
import { saysTheSame, type Likeness } from '@shared/review/standing';
import { annotationsOf, type StoredAnnotation } from '@main/db/queries/annotations';
import { disclosuresOn } from '@main/db/queries/disclosures';
import { imageSummary } from '@main/db/queries/images';
import { memberById } from '@main/db/queries/members';
import { commentsOf, threadsOf } from '@main/db/queries/threads';
import type { Store } from '@main/db/store';
import type { OpenNote } from './feedback';
import { objectOf } from './readings';
import { sigmasOf } from './sigmas';

/** As close as the review asks for unless somebody chooses otherwise. */
const WELL_PLACED = 0.8;

/** What the person of this machine was told of an image, the oldest decision first. */
export function disclosedOn(store: Store, image: ImageId, open: OpenNote): DisclosureView[] {
  const { db, member } = store;
  const summary = imageSummary(db, image);
  const told = disclosuresOn(db, image).filter((one) => one.member === member);
  if (!summary || told.length === 0) return [];
  const similarity = similarityOn(summary.width, summary.height, sigmasOf(store));
  const own = annotationsOf(db, image).filter(({ author }) => author === member);
  const known = new Set(own.map(({ id }) => id));
  return told
    .flatMap(({ id, label, sealed }) => {
      const note = open(sealed);
      if (note === null) return [];
      const { decisions } = disclosureNoteSchema.parse(JSON.parse(note));
      return decisions.map((decision, index): DisclosureView => ({
        ...decision,
        key: `${id} ${index}`,
        labels: decision.labels.filter((one) => known.has(one)),
        by: memberById(db, decision.by)?.name ?? '',
        comment: label ? lastWord(store, image, label, decision.by) : decision.comment,
        standing: standingOf(decision, own, { similarity, wellPlaced: WELL_PLACED }),
      }));
    })
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function standingOf(
  { labels, objects }: DisclosedDecision,
  own: readonly StoredAnnotation[],
  likeness: Likeness,
): DisclosedStanding {
  const looked = own.filter(({ id }) => labels.includes(id));
  const says = (label: StoredAnnotation, object: DisclosedDecision['objects'][number]) =>
    saysTheSame(objectOf(label), object, likeness) &&
    canonicalJson(label.attributes ?? {}) === canonicalJson(object.attributes ?? {});
  const isWhole = objects.every((object) => own.some((label) => says(label, object)));
  const isOnly = looked.every((label) => objects.some((object) => says(label, object)));
  if (isWhole && isOnly) return 'same';
  if (objects.length === 0) return 'extra';
  return looked.length === 0 ? 'missing' : 'differs';
}

/** Why a lead changed a label: what they said last of it. Everybody may read what is said of labels. */
function lastWord({ db }: Store, image: ImageId, label: AnnotationId, by: MemberId): string {
  const said = threadsOf(db, image)
    .filter(({ annotation }) => annotation === label)
    .flatMap(({ id }) => commentsOf(db, id))
    .filter(({ author }) => author === by)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
  return said.at(-1)?.text ?? '';
}
