import { createStore } from 'zustand/vanilla';
import type { ImageSummary } from '@shared/contract/images';
import type { ImageId } from '@shared/model/ids';
import { call } from '../../bridge/bridge';
import { showError } from '../../i18n/show-error';

/** `version` rises whenever an answer came in; the answers are in a map that is not copied each time. */
export const summaryVersion = createStore<{ readonly version: number }>(() => ({ version: 0 }));

const known = new Map<ImageId, ImageSummary>();
/** Known, but of before a change: shown until the new answer is here. */
const stale = new Set<ImageId>();
let wanted: readonly ImageId[] = [];
let asking = false;
/** Rises when everything is forgotten, so that an answer of before is told from one of after. */
let generation = 0;

const askedAtOnce = 200;
const knownAtMost = 20_000;

export function summaryOf(id: ImageId): ImageSummary | undefined {
  return known.get(id);
}

/** Names the images in view. The last call counts: what has scrolled away before it was asked for is not asked for. */
export function wantSummaries(ids: readonly ImageId[]): void {
  wanted = ids;
  if (!asking) void askForWanted();
}

/** After a change of some images, or (null) of all. */
export function forgetSummaries(ids: readonly ImageId[] | null): void {
  generation += 1;
  for (const id of ids ?? known.keys()) stale.add(id);
  wantSummaries(wanted);
}

/** For another project: nothing of the last one is shown or asked for again. */
export function dropSummaries(): void {
  generation += 1;
  wanted = [];
  known.clear();
  stale.clear();
}

async function askForWanted(): Promise<void> {
  asking = true;
  try {
    for (let ids = nextToAsk(); ids.length > 0; ids = nextToAsk()) await ask(ids);
  } catch (error) {
    wanted = [];
    showError(error);
  } finally {
    asking = false;
  }
}

function nextToAsk(): readonly ImageId[] {
  return wanted.filter((id) => !known.has(id) || stale.has(id)).slice(0, askedAtOnce);
}

async function ask(ids: readonly ImageId[]): Promise<void> {
  const asked = generation;
  const answers = await call('images.summaries', { ids: [...ids] });
  for (const summary of answers) {
    known.set(summary.id, summary);
    if (asked === generation) stale.delete(summary.id);
  }
  dropUnknown(ids, answers);
  if (known.size > knownAtMost) dropOldest();
  summaryVersion.setState(({ version }) => ({ version: version + 1 }));
}

/** An id without an answer is of an image that is gone; asking again would never end. */
function dropUnknown(ids: readonly ImageId[], answers: readonly ImageSummary[]): void {
  if (answers.length === ids.length) return;
  const answered = new Set(answers.map(({ id }) => id));
  const gone = new Set(ids.filter((id) => !answered.has(id)));
  wanted = wanted.filter((id) => !gone.has(id));
}

/** A map lists its keys in the order in which they came. */
function dropOldest(): void {
  const inView = new Set(wanted);
  for (const id of known.keys()) {
    if (known.size <= knownAtMost / 2) return;
    if (!inView.has(id)) known.delete(id);
  }
}
