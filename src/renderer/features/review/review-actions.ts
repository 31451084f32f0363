import type { Dispute, DisputeOutline, QueueFilter, ReviewSettings } from '@shared/contract/review';
import type { ImageId } from '@shared/model/ids';
import type { GoldObject } from '@shared/model/resolution';
import { call } from '../../bridge/bridge';
import { showError } from '../../i18n/show-error';
import { preparePicture } from '../../picture/pictures';
import { cards } from './cards';
import { isAboutTheSame, sameWhereEqual } from './same';
import { firstResult, mergedResult, outlineAt, reviewState, type Result } from './review-store';

/** What one look brings; what is settled makes room for the next. */
const MOST_SHOWN = 1000;

let asked = 0;

/** Reads the queue again, and stays at the dispute that is looked at as long as it is in it. */
export async function refreshQueue(): Promise<void> {
  const number = ++asked;
  const { settings, filter } = reviewState.getState();
  reviewState.setState({ stopped: false });
  const queue = await call('review.queue', { settings, filter, limit: MOST_SHOWN }).finally(() => {
    if (number === asked) reviewState.setState({ reading: null });
  });
  if (number !== asked) return;
  if (queue === null) return stopHere();
  const { at, queue: before } = reviewState.getState();
  const items = sameWhereEqual(before?.items ?? [], queue.items);
  const stays = items.find(({ id }) => id === at);
  reviewState.setState({ queue: { ...queue, items }, read: settings });
  await lookAt(stays ?? items[0] ?? null);
}

/** What was shown before stays, with the settings that it was read with. */
function stopHere(): void {
  const { queue, read, settings } = reviewState.getState();
  reviewState.setState({ settings: read ?? settings, stopped: queue === null });
}

/** Shows a dispute, and makes the one after it ready. */
export async function lookAt(outline: DisputeOutline | null): Promise<void> {
  const { at, card } = reviewState.getState();
  if (!outline) return reviewState.setState({ at: null, card: null, result: null, comment: '' });
  const isSame = outline.id === at;
  if (!isSame)
    reviewState.setState({ at: outline.id, comment: '', ...(cards.ready(outline) ?? { card: null, result: null }) });
  if (isSame && card && !cards.isStale(outline)) return prepareNext();
  const found = await cards.of(outline, reviewState.getState().settings);
  if (reviewState.getState().at !== outline.id) return;
  show(found);
  prepareNext();
}

/** Of a dispute that was read again and is still the same, the result that is being put together stays. */
function show(found: Dispute | null): void {
  const { card, result } = reviewState.getState();
  if (found === card) return;
  const stays = found && card && result && isAboutTheSame(found, card);
  reviewState.setState({ card: found, result: stays ? result : found && firstResult(found) });
}

/** The next disputes are there before they are asked for. */
function prepareNext(): void {
  const { settings } = reviewState.getState();
  for (const step of [1, 2, -1]) {
    const next = neighbour(step);
    if (!next) continue;
    void cards.of(next, settings).catch(() => null);
    if (step === 1) preparePicture(next.image);
  }
}

function neighbour(step: number): DisputeOutline | null {
  const { queue, at } = reviewState.getState();
  const items = queue?.items ?? [];
  return items[items.findIndex(({ id }) => id === at) + step] ?? null;
}

export function move(step: 1 | -1): void {
  const next = neighbour(step);
  if (next) lookAt(next).catch(showError);
}

export function setFilter(change: Partial<QueueFilter>): void {
  reviewState.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
  refreshQueue().catch(showError);
}

export function setSettings(change: Partial<ReviewSettings>): void {
  reviewState.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
  cards.forget();
  refreshQueue().catch(showError);
}

export function setResult(result: Result): void {
  reviewState.setState({ result });
}

/** The result was drawn otherwise, or given another class. */
export function editResult(objects: readonly GoldObject[]): void {
  setResult({ objects, method: objects.length === 0 ? 'none' : 'edited', letters: [] });
}

/** What one person says; nothing, when that person marked nothing. */
export function readingResult(letter: string): Result | null {
  const reading = reviewState.getState().card?.readings.find((one) => one.letter === letter);
  if (!reading) return null;
  const objects = reading.labels.map(({ object }) => object);
  return { objects, method: objects.length === 0 ? 'none' : 'taken', letters: [letter] };
}

/** Puts a reading into the result beside the others, or takes it out again. */
export function toggleReading(letter: string): void {
  const { card, result } = reviewState.getState();
  if (!card || !result) return;
  const letters = result.letters.includes(letter)
    ? result.letters.filter((one) => one !== letter)
    : [...result.letters, letter];
  const objects = letters.flatMap((one) => readingResult(one)?.objects ?? []);
  setResult({ objects, method: objects.length === 0 ? 'none' : letters.length > 1 ? 'several' : 'taken', letters });
}

/** The parts, where somebody took the thing apart; otherwise each reading as an object of its own. */
export function splitResult(): Result | null {
  const { card } = reviewState.getState();
  if (!card) return null;
  const most = card.readings.reduce(
    (best, one) => (one.labels.length > best.labels.length ? one : best),
    card.readings[0]!,
  );
  const objects =
    most.labels.length > 1
      ? most.labels.map(({ object }) => object)
      : card.readings.flatMap(({ labels }) => labels.map(({ object }) => object));
  return { objects, method: 'several', letters: most.labels.length > 1 ? [most.letter] : [] };
}

export function mergeResult(): Result | null {
  const { card } = reviewState.getState();
  return card && mergedResult(card.merged);
}

/** Decides, and goes to the next dispute at once; what could not be kept is told, and comes back into the queue. */
export function decide(result: Result | null = reviewState.getState().result): void {
  const state = reviewState.getState();
  const { card, queue, settings, comment } = state;
  const outline = outlineAt(state);
  if (!card || !queue || !outline || !result || card.outline.id !== outline.id) return;
  const place = queue.items.indexOf(outline);
  const items = queue.items.filter((one) => one !== outline);
  reviewState.setState({ queue: { ...queue, items, total: queue.total - 1 } });
  cards.drop(outline);
  lookAt(items[place] ?? items[place - 1] ?? null).catch(showError);
  call('review.resolve', {
    settings,
    image: card.image.id,
    inputs: card.readings.flatMap(({ labels }) => labels.map(({ id, made }) => ({ annotation: id, made }))),
    objects: [...result.objects],
    method: result.method,
    comment,
    case: card.cases[0]?.id ?? null,
  }).catch((error: unknown) => {
    showError(error);
    refreshQueue().catch(showError);
  });
}

export async function moveHistory(step: 'undo' | 'redo'): Promise<void> {
  const { dispute } = await call(step === 'undo' ? 'review.undo' : 'review.redo', {});
  if (dispute === null) return;
  cards.forget();
  reviewState.setState({ at: step === 'undo' ? dispute : reviewState.getState().at, card: null });
  await refreshQueue();
}

/** Images changed: their cards are read again. */
export function imagesChanged(images: readonly ImageId[] | null): void {
  cards.forget(images);
  refreshQueue().catch(showError);
}
