import type { CaseComparison, Comparison } from '@shared/contract/comparison';
import { DEFAULT_THRESHOLD } from '@shared/agreement/objects/cluster';
import type { LabelledObject } from '@shared/agreement/objects/labelled-object';
import { beforeAfter, type BeforeAfter, type SlicedImage } from '@shared/guidelines/before-after';
import type { Geometry } from '@shared/geometry/geometry';
import { iou } from '@shared/geometry/overlap';
import type { RuleSet } from '@shared/guidelines/rule-diff';
import { descendantsOf } from '@shared/guidelines/versions';
import { canonicalJson } from '@shared/lib/canonical-json';
import type { Annotation } from '@shared/model/annotation';
import type { AttributeId } from '@shared/model/attribute';
import type { AnnotationId, GuidelineVersionId, ImageId, RareCaseId, RuleId } from '@shared/model/ids';
import { annotationsOf } from '@main/db/queries/annotations';
import { listVersions, type VersionOutline } from '@main/db/queries/guideline-versions';
import { labelBefore, labelsDeletedSince } from '@main/db/queries/labels-then';
import { listCases, membersOfCase, type StoredCase } from '@main/db/queries/rare-cases';
import { findRechecks, pendingRecheckOf } from '@main/db/queries/rechecks';
import type { Store } from '@main/db/store';
import { knownCase } from './case-views';
import { ruleHistory, rulesOfVersion, unknownVersion } from './rule-sets';
import { versionView } from './views';

/** The labels that are measured, image by image. */
type Slice = ReadonlyMap<ImageId, Places>;

interface Places {
  readonly labels: Set<AnnotationId>;
  /** Places that no label is named for: what lies there is meant. */
  readonly regions: Geometry[];
}

/** How far people agreed on the labels that a version re-opened, before it and now. @throws UserError `guideline.unknownVersion`. */
export function comparisonOfVersion(store: Store, id: GuidelineVersionId): Comparison {
  const versions = listVersions(store.db);
  const version = versions.find((one) => one.id === id);
  if (!version) throw unknownVersion(id);
  const rechecks = findRechecks(store.db, { state: null, version: id, author: null }, 0, -1);
  const rules = new Set(rechecks.flatMap((recheck) => recheck.rules));
  return compare(store, versions, version, sliceOf(rechecks), askedBy(rulesOfVersion(store, id), rules));
}

/**
 * How far people agreed on a rare case before its rule last changed and now. Without a rule in force there is nothing
 * to compare.
 *
 * @throws UserError `case.unknown`.
 */
export function comparisonOfCase(store: Store, id: RareCaseId): Comparison {
  return comparisonOfStored(store, listVersions(store.db), knownCase(store, id));
}

/** The cases for which it is asked: labels are looked at again, or were. At most `most`, the newest first. */
export function comparisonsOfCases(store: Store, most: number): CaseComparison[] {
  const versions = listVersions(store.db);
  return listCases(store.db)
    .filter(({ state }) => state === 'relabelling' || state === 'verified')
    .slice(0, most)
    .map((one) => ({ case: one.id, comparison: comparisonOfStored(store, versions, one) }));
}

function comparisonOfStored(store: Store, versions: readonly VersionOutline[], { id, rule }: StoredCase): Comparison {
  const version = rule && ruleHistory(store, versions, rule).at(-1);
  if (!version) return { ...nothing, reason: 'no-version' };
  const asked = askedBy(rulesOfVersion(store, version.id), new Set([rule]));
  return compare(store, versions, version, sliceOf(membersOfCase(store.db, id, -1)), asked);
}

const nothing: Comparison = { version: null, images: 0, waiting: 0, before: null, after: null, reason: null };

interface Place {
  readonly image: ImageId;
  readonly annotation: AnnotationId | null;
  readonly region?: Geometry;
}

function sliceOf(places: readonly Place[]): Slice {
  const slice = new Map<ImageId, Places>();
  for (const { image, annotation, region } of places) {
    const known = slice.get(image) ?? { labels: new Set(), regions: [] };
    slice.set(image, known);
    if (annotation) known.labels.add(annotation);
    else if (region) known.regions.push(region);
  }
  return slice;
}

function compare(
  store: Store,
  versions: readonly VersionOutline[],
  version: VersionOutline,
  slice: Slice,
  asked: ReadonlySet<AttributeId>,
): Comparison {
  const since = new Set(descendantsOf(versions, version.id));
  const gone = deletedSince(store, version.id, since, slice, asked);
  const images = [...slice].sort(([a], [b]) => (a < b ? -1 : 1));
  const measured = beforeAfter(images.map(([image, about]) => slicedImage(store, image, about, since, gone, asked)));
  return {
    version: versionView(store, version),
    images: measured.images,
    waiting: measured.waiting,
    ...(reasonOf(measured) === null ? sidesOf(measured) : { before: null, after: null }),
    reason: slice.size === 0 ? 'no-labels' : reasonOf(measured),
  };
}

function reasonOf({ images, waiting, before, after }: BeforeAfter): Comparison['reason'] {
  if (images === 0) return 'one-annotator';
  if (before.things === 0 && after.things === 0) return waiting > 0 ? 'nothing-rechecked' : 'no-labels';
  return null;
}

function sidesOf({ before, after }: BeforeAfter): Pick<Comparison, 'before' | 'after'> {
  return { before: sideOf(before), after: sideOf(after) };
}

function sideOf(side: BeforeAfter['before']): NonNullable<Comparison['before']> {
  const measure = ({ value, ci95 }: BeforeAfter['before']['alpha']) => ({
    value,
    ci95: ci95 && ([...ci95] as [number, number]),
  });
  return {
    things: side.things,
    agreement: measure(side.agreement),
    alpha: measure(side.alpha),
    percent: measure(side.percent),
    overlap: measure(side.overlap),
    warnings: side.warnings.map((warning) => ({ ...warning })),
  };
}

type Gone = ReadonlyMap<ImageId, readonly LabelledObject[]>;

function deletedSince(
  { db }: Store,
  version: GuidelineVersionId,
  since: ReadonlySet<GuidelineVersionId>,
  slice: Slice,
  asked: ReadonlySet<AttributeId>,
): Gone {
  const gone = new Map<ImageId, LabelledObject[]>();
  for (const id of labelsDeletedSince(db, version)) {
    const label = labelBefore(db, id, since);
    if (!label || !slice.has(label.image)) continue;
    const others = gone.get(label.image);
    if (others) others.push(objectOf(id, label, asked));
    else gone.set(label.image, [objectOf(id, label, asked)]);
  }
  return gone;
}

function slicedImage(
  { db }: Store,
  image: ImageId,
  { labels, regions }: Places,
  since: ReadonlySet<GuidelineVersionId>,
  gone: Gone,
  asked: ReadonlySet<AttributeId>,
): SlicedImage {
  const now = annotationsOf(db, image);
  const then = now.flatMap((label) => {
    const isOld = label.guideline === null || !since.has(label.guideline);
    const earlier = isOld ? label : labelBefore(db, label.id, since);
    return earlier ? [objectOf(label.id, earlier, asked)] : [];
  });
  const before = [...then, ...(gone.get(image) ?? [])];
  const after = now.map((label) => objectOf(label.id, label, asked));
  const there = [...before, ...after].filter(({ geometry }) =>
    regions.some((region) => iou(region, geometry) >= DEFAULT_THRESHOLD),
  );
  const about = new Set<string>([...labels, ...there.map(({ id }) => id)]);
  const waiting = new Set([...about].filter((id) => pendingRecheckOf(db, id as AnnotationId) !== undefined));
  return { image, before, after, about, waiting };
}

/** Where rules ask for answers, two labels agree when their answers do. */
function objectOf(id: AnnotationId, label: Annotation, asked: ReadonlySet<AttributeId>): LabelledObject {
  const answers = Object.entries(label.attributes ?? {}).filter(([name]) => asked.has(name as AttributeId));
  const value = answers.length === 0 ? label.class : `${label.class} ${canonicalJson(Object.fromEntries(answers))}`;
  return { id, annotator: label.author, class: value, geometry: label.geometry };
}

/** The attributes that some rules are about. */
function askedBy(rules: RuleSet, chosen: ReadonlySet<RuleId>): ReadonlySet<AttributeId> {
  const about = [...rules].flatMap(([id, { attributes = [] }]) => (chosen.has(id) ? attributes : []));
  return new Set(about.map(({ attribute }) => attribute));
}
