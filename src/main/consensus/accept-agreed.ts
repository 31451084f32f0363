import type { AgreedPreview, ReviewSettings } from '@shared/contract/review';
import { proposalsOf } from '@shared/agreement/objects/proposal';
import type { Draft } from '@shared/changes/edit';
import type { AnnotationId, ClassId, ImageId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { imageSummary } from '@main/db/queries/images';
import { imagesToCompare } from '@main/db/queries/submissions';
import type { Store } from '@main/db/store';
import { goldOfProposal } from './gold-of-proposal';
import { readImage } from './readings';
import { resolutionDrafts, reviewStep, type NewResolution } from './resolve';
import { requireReviewer } from './rights';
import type { SurveyContext } from './survey';
import { readingOf, readThings } from './things';

const BETWEEN_LOOKS = 50;

/** What nobody disputes and nobody decided on yet: marked by everybody who looked, alike in every way. */
export async function agreedThings(
  store: Store,
  settings: ReviewSettings,
  { signal, progress }: SurveyContext,
): Promise<NewResolution[]> {
  const images = imagesToCompare(store.db);
  const found: NewResolution[] = [];
  for (const [index, image] of images.entries()) {
    if (index % BETWEEN_LOOKS === 0) {
      progress(index, images.length);
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
    }
    found.push(...agreedOn(store, image, settings));
  }
  progress(images.length, images.length);
  return found;
}

function agreedOn(store: Store, image: ImageId, settings: ReviewSettings): NewResolution[] {
  const extent = imageSummary(store.db, image);
  const readings = readImage(store, image, true);
  if (!extent || readings.submitted.length < 2) return [];
  const reading = readingOf(extent, settings, readings.sigmas);
  return readThings(readings, extent, settings)
    .filter(({ standing }) => standing === 'agreed')
    .map(({ thing, members }) => ({
      image,
      inputs: members.map(({ id, made }) => ({ annotation: id as AnnotationId, made })),
      objects: proposalsOf(thing, readings.submitted, reading).map((proposal) =>
        goldOfProposal(proposal, members, readings.labels),
      ),
      method: 'agreed',
      threshold: settings.threshold,
      comment: '',
      case: null,
    }));
}

export function previewOf(agreed: readonly NewResolution[]): AgreedPreview {
  const counts = new Map<ClassId, number>();
  for (const { objects } of agreed)
    for (const object of objects) counts.set(object.class, (counts.get(object.class) ?? 0) + 1);
  return {
    things: agreed.length,
    images: new Set(agreed.map(({ image }) => image)).size,
    byClass: [...counts].map(([id, count]) => ({ class: id, count })).sort((a, b) => b.count - a.count),
  };
}

/** Puts all that is agreed into the gold layer as one step of undo. @returns how many things. */
export async function acceptAgreed(store: Store, settings: ReviewSettings, context: SurveyContext): Promise<number> {
  requireReviewer(store);
  const agreed = await agreedThings(store, settings, context);
  const drafts = agreed.flatMap((resolution): Draft[] => resolutionDrafts(store, resolution));
  commit(store, drafts, reviewStep(store, 'accept-agreed'));
  return agreed.length;
}
