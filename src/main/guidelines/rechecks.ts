import type { RecheckView } from '@shared/contract/guideline-views';
import type { Draft } from '@shared/changes/edit';
import type { Geometry } from '@shared/geometry/geometry';
import { assertExists } from '@shared/lib/assert';
import { canonicalJson } from '@shared/lib/canonical-json';
import { UserError } from '@shared/lib/user-error';
import type { Annotation } from '@shared/model/annotation';
import type { ClassId, GuidelineVersionId, ImageId, RecheckId } from '@shared/model/ids';
import type { RecheckState } from '@shared/model/recheck';
import { commit, transaction } from '@main/db/commit';
import { annotationById, type StoredAnnotation } from '@main/db/queries/annotations';
import { changeAt } from '@main/db/queries/changes';
import { currentVersion } from '@main/db/queries/guideline-versions';
import {
  countRechecks,
  findRechecks,
  pendingRechecksOf,
  recheckById,
  type StoredRecheck,
} from '@main/db/queries/rechecks';
import type { Store } from '@main/db/store';
import { roleOf } from './rights';
import { person } from './views';

export interface RecheckRequest {
  readonly state: RecheckState | null;
  readonly version: GuidelineVersionId | null;
  readonly mine: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** What a call did, and on which images labels changed. */
export interface Settled {
  readonly settled: number;
  readonly skipped: number;
  readonly images: readonly ImageId[];
}

export function listRechecks(store: Store, request: RecheckRequest): { total: number; items: RecheckView[] } {
  const filter = { state: request.state, version: request.version, author: request.mine ? store.member : null };
  return {
    total: countRechecks(store.db, filter),
    items: findRechecks(store.db, filter, request.offset, request.limit).map((item) => recheckView(store, item)),
  };
}

export function recheckView({ db }: Store, item: StoredRecheck): RecheckView {
  const label = annotationById(db, item.annotation);
  const before = labelBefore(db, item);
  return {
    id: item.id,
    version: item.version,
    annotation: item.annotation,
    image: item.image,
    rules: [...item.rules],
    madeUnder: item.madeUnder,
    state: item.state,
    settled: item.settled,
    label: label ? { class: label.class, geometry: label.geometry, author: label.author } : null,
    before: before ? { class: before.class, geometry: before.geometry } : null,
  };
}

/**
 * Somebody has looked at these labels. Whether that confirmed or changed one is told by the label itself: it is as it
 * was when the version was published, or it is not. Either way it is now made under the version in force.
 */
export function settleRechecks(store: Store, ids: readonly RecheckId[]): Settled {
  return each(store, ids, (item) => {
    if (item.state !== 'pending') return null;
    const label = annotationById(store.db, item.annotation);
    const before = labelBefore(store.db, item);
    const same = label && before && shapeOf(label) === shapeOf(before);
    // Two leads may have re-opened it apart; whoever looks at it does so under both.
    const waiting = pendingRechecksOf(store.db, item.annotation);
    const state = same ? 'confirmed' : 'changed';
    return [...stamped(store, label), ...waiting.map((one) => settledDraft(store, one, state, ''))];
  });
}

/** The change of the rule is not about these labels: they stay as they are and under the version that they name. */
export function dismissRechecks(store: Store, ids: readonly RecheckId[], note: string): Settled {
  return each(store, ids, (item) => (item.state === 'pending' ? [settledDraft(store, item, 'dismissed', note)] : null));
}

/** Takes the settling back; a label that was only confirmed names its old version again. */
export function reopenRechecks(store: Store, ids: readonly RecheckId[]): Settled {
  return each(store, ids, ({ id, ...item }) => {
    if (item.state === 'pending') return null;
    const label = item.state === 'confirmed' ? annotationById(store.db, item.annotation) : undefined;
    const reopened: Draft = { kind: 'recheck', entity: id, value: { ...item, state: 'pending', settled: null } };
    return label ? [labelDraft(label, { guideline: item.madeUnder }), reopened] : [reopened];
  });
}

/**
 * Changes the label and settles its recheck, as one step of undo on its image.
 *
 * @throws UserError `recheck.unknown`, `recheck.settled`, `recheck.notYours`, `recheck.labelGone`.
 */
export function relabelRecheck(
  store: Store,
  change: { readonly recheck: RecheckId; readonly class: ClassId | null; readonly geometry: Geometry | null },
): RecheckView {
  const item = recheckById(store.db, change.recheck);
  if (!item) throw unknownRecheck(change.recheck);
  if (item.state !== 'pending') {
    throw new UserError(
      'recheck.settled',
      { state: item.state },
      `This label was looked at already (${item.state}). Open its recheck again to change that.`,
    );
  }
  requireOwn(store, item);
  const label = annotationById(store.db, item.annotation);
  if (!label) {
    throw new UserError(
      'recheck.labelGone',
      {},
      'This label was deleted since. Mark its recheck as looked at instead.',
    );
  }
  const guideline = inForce(store);
  const changed = labelDraft(label, {
    guideline,
    class: change.class ?? label.class,
    geometry: change.geometry ?? label.geometry,
  });
  const drafts = [changed, settledDraft(store, item, 'changed', '')];
  commit(store, drafts, { image: label.image, label: 'relabel' });
  return recheckView(store, assertExists(recheckById(store.db, item.id), 'it was committed just now'));
}

/** Each known recheck by its own rule, all in one transaction; null leaves one alone. */
function each(store: Store, ids: readonly RecheckId[], draftsOf: (item: StoredRecheck) => Draft[] | null): Settled {
  return transaction(store.db, () => {
    let skipped = 0;
    const images = new Set<ImageId>();
    const unique = new Set(ids);
    for (const id of unique) {
      const item = recheckById(store.db, id);
      if (!item) throw unknownRecheck(id);
      requireOwn(store, item);
      const drafts = draftsOf(item);
      if (drafts) commit(store, drafts, 'no-undo');
      else skipped++;
      if (drafts?.some(({ kind }) => kind === 'annotation')) images.add(item.image);
    }
    return { settled: unique.size - skipped, skipped, images: [...images] };
  });
}

/** Whose label it is looks at it again, or a reviewer or lead does. @throws UserError `recheck.notYours`. */
function requireOwn(store: Store, { author }: StoredRecheck): void {
  if (author === store.member || roleOf(store) !== 'annotator') return;
  const name = author === undefined ? '' : person(store, author).name;
  throw new UserError(
    'recheck.notYours',
    { name },
    `This label is ${name || 'somebody else'}'s: they, a reviewer or a lead look at it again. Nothing was changed.`,
  );
}

function settledDraft(
  store: Store,
  { id, ...item }: StoredRecheck,
  state: 'confirmed' | 'changed' | 'dismissed',
  note: string,
): Draft {
  const at = new Date(store.machine.now()).toISOString();
  const settled = { by: store.member, at, under: inForce(store), note };
  return { kind: 'recheck', entity: id, value: { ...item, state, settled } };
}

function stamped(store: Store, label: StoredAnnotation | undefined): Draft[] {
  return label ? [labelDraft(label, { guideline: inForce(store) })] : [];
}

function labelDraft({ id, ...label }: StoredAnnotation, change: Partial<Annotation>): Draft {
  return { kind: 'annotation', entity: id, value: { ...label, ...change } };
}

function inForce({ db }: Store): GuidelineVersionId {
  return assertExists(currentVersion(db), 'a recheck comes from a published version');
}

/** The label as it was when its recheck was made; null while that change has not arrived here. */
function labelBefore(db: Store['db'], item: StoredRecheck): Annotation | null {
  const payload = changeAt(db, item.made)?.payload;
  return payload ? (JSON.parse(payload) as Annotation) : null;
}

/** All that people say about the object, in one text; who said it and under which version does not count. */
function shapeOf(label: Annotation): string {
  const { class: labelClass, geometry, attributes = {}, transcription = null, truncated = false } = label;
  return canonicalJson({ class: labelClass, geometry, attributes, transcription, truncated });
}

function unknownRecheck(id: RecheckId): UserError {
  return new UserError('recheck.unknown', { recheck: id }, `There is no recheck ${id} in this project (any more).`);
}
