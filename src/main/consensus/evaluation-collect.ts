import { UserError } from '@shared/lib/user-error';
import type { ImageId } from '@shared/model/ids';
import { allImages, imageSummary } from '@main/db/queries/images';
import { predictionsOf } from '@main/db/queries/predictions';
import type { Store } from '@main/db/store';
import { isOfKind } from '@shared/evaluation/overlap-of-kind';
import type { EvaluationRequest } from './evaluation-request';
import { heldOn, saidOn, type HeldObject, type JudgedObject } from './evaluation-sides';
import { Snapshot } from './snapshot';
import type { SurveyContext } from './survey';

/** An image with both sides of what is said of it. */
export interface JudgedImage {
  readonly id: ImageId;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly found: readonly JudgedObject[];
  readonly held: readonly HeldObject[];
  /** Suggestions below were not kept; null without suggestions. */
  readonly threshold: number | null;
}

export interface JudgedImages {
  readonly images: readonly JudgedImage[];
  readonly undecided: number;
  readonly unseen: number;
  readonly snapshot: string;
}

/** Images after which a cancel is looked for. */
const BETWEEN_LOOKS = 50;

/** Reads both sides of every image that both speak of. @throws UserError `evaluation.*` when there is none. */
export async function collectSides(
  store: Store,
  request: EvaluationRequest,
  { signal, progress }: SurveyContext,
): Promise<JudgedImages> {
  const { judged, standard, kind, seenOnly } = request;
  const all = allImages(store.db);
  const snapshot = new Snapshot();
  snapshot.add({ ...request, slices: undefined });
  const images: JudgedImage[] = [];
  let [undecided, unseen, held] = [0, 0, 0];
  for (const [index, { id, path }] of all.entries()) {
    if (index % BETWEEN_LOOKS === 0) {
      progress(index, all.length);
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
    }
    const summary = imageSummary(store.db, id);
    const truths = summary ? heldOn(store, id, summary, standard) : null;
    if (!summary || truths === null) continue;
    if (truths === 'undecided') {
      undecided++;
      continue;
    }
    held++;
    const found = saidOn(store, id, judged);
    if (found === null) continue;
    if (judged.type === 'model' && found.length === 0) {
      if (seenOnly) continue;
      unseen++;
    }
    const thresholds = judged.type === 'model' ? predictionsOf(store.db, id).map((one) => one.threshold) : [];
    const threshold = thresholds.length === 0 ? null : Math.min(...thresholds);
    snapshot.add({ id, found, held: truths });
    images.push({ id, path, width: summary.width, height: summary.height, found, held: truths, threshold });
  }
  progress(all.length, all.length);
  refuse(store.path, request, images, held, undecided);
  if (judged.type === 'model' && !images.some((image) => [...image.held].some((one) => isOfKind(kind, one.geometry))))
    throw new UserError(
      'evaluation.nothingOfKind',
      { path: store.path, kind },
      `Nothing that --type ${kind} compares is held to be in ${store.path}: ${wanted[kind]}`,
    );
  return { images, undecided, unseen, snapshot: snapshot.digest() };
}

const wanted = {
  box: 'there are only points, lines or skeletons. Try --type keypoints for skeletons.',
  segm: 'there are only points, lines or skeletons. Try --type keypoints for skeletons.',
  keypoints: 'there are no skeletons. Try --type box.',
} as const;

function refuse(
  path: string,
  { standard }: EvaluationRequest,
  images: readonly JudgedImage[],
  held: number,
  undecided: number,
): void {
  if (images.length > 0) return;
  if (held > 0)
    throw new UserError(
      'evaluation.noCommonImage',
      { path },
      `No image in ${path} has something of both sides, so there is nothing to compare.`,
    );
  const waiting = undecided > 0 ? ` ${undecided} images are left out because not all that is on them is decided.` : '';
  if (standard.type === 'gold')
    throw new UserError(
      'evaluation.noGold',
      { path, undecided },
      `Nothing in ${path} is decided as gold yet.${waiting} Settle disputes in the review, accept what is agreed with "plumbline consensus --apply", or compare with --against labels.`,
    );
  throw new UserError(
    'evaluation.noLabels',
    { path, undecided },
    `Nobody has labelled an image in ${path} that can be compared.${waiting}`,
  );
}
