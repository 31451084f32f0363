import { createStore } from 'zustand/vanilla';
import type { ImageFilter, ImageSort } from '@shared/contract/images';
import type { ImageId } from '@shared/model/ids';
import { call, on } from '../../bridge/bridge';
import { liveState } from '../../bridge/live-state';
import { throttle } from '../../bridge/throttle';
import { showError } from '../../i18n/show-error';
import { nothingSelected, retain, type Selection } from './selection';
import { dropSummaries, forgetSummaries } from './summaries';

/** The images that are listed now, and which of them are chosen. It outlives the screen, so that coming back finds it as it was. */
export interface Listing {
  readonly filter: ImageFilter;
  readonly sort: ImageSort;
  /** Null until the first answer is here. */
  readonly ids: readonly ImageId[] | null;
  /** What `ids` answers; the same object as long as nothing else is asked for. */
  readonly answered: { readonly filter: ImageFilter; readonly sort: ImageSort } | null;
  readonly selection: Selection;
}

export const everyImage: ImageFilter = { text: '', class: null, state: 'all' };

const blank: Listing = { filter: everyImage, sort: 'path', ids: null, answered: null, selection: nothingSelected };

export const listing = createStore<Listing>(() => blank);

export function select(change: (selection: Selection, ids: readonly ImageId[]) => Selection): void {
  listing.setState(({ selection, ids }) => ({ selection: change(selection, ids ?? []) }));
}

export function filterBy(part: Partial<ImageFilter>): void {
  listing.setState(({ filter }) => ({ filter: { ...filter, ...part } }));
  void refreshListing();
}

export function sortBy(sort: ImageSort): void {
  listing.setState({ sort });
  void refreshListing();
}

let lastQuestion = 0;

/** Asks for the ids again; the old ones stay until the answer is here, and an answer that was overtaken is dropped. */
export async function refreshListing(): Promise<void> {
  const question = ++lastQuestion;
  const { filter, sort } = listing.getState();
  try {
    const ids = await call('images.ids', { filter, sort });
    if (question !== lastQuestion) return;
    listing.setState(({ selection, answered }) => ({
      ids,
      answered: answered?.filter === filter && answered.sort === sort ? answered : { filter, sort },
      selection: retain(selection, ids),
    }));
  } catch (error) {
    if (question === lastQuestion) showError(error);
  }
}

const refreshEveryMilliseconds = 300;

/** Begins a fresh listing of the project that is open, and keeps it true until the result is called. */
export function followListing(): () => void {
  const refresh = throttle(() => void refreshListing(), refreshEveryMilliseconds);
  const end = on('project.changed', (change) => {
    forgetSummaries(change.listing ? null : change.images);
    if (change.listing) refresh();
  });
  listing.setState(blank);
  dropSummaries();
  if (liveState.getState().project) void refreshListing();
  return end;
}
