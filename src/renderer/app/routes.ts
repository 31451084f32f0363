import { createStore } from 'zustand/vanilla';
import { assertExists } from '@shared/lib/assert';
import type { ImageId } from '@shared/model/ids';

export type Route =
  | { readonly name: 'home' }
  | { readonly name: 'images' }
  | { readonly name: 'annotate'; readonly image: ImageId }
  | { readonly name: 'review' }
  | { readonly name: 'guidelines' }
  | { readonly name: 'team' }
  | { readonly name: 'settings' };

/** Where the window is, and the way it came, as in a browser. `entries[at]` is shown; `at` is always a valid index. */
export interface Journey {
  readonly entries: readonly Route[];
  readonly at: number;
}

export const journey = createStore<Journey>(() => ({ entries: [{ name: 'home' }], at: 0 }));

export function currentRoute({ entries, at }: Journey): Route {
  return assertExists(entries[at], 'at is a valid index');
}

/** Goes somewhere; what lay ahead is forgotten. From one picture to the next replaces, so that "back" leaves the canvas. */
export function go(route: Route): void {
  const { entries, at } = journey.getState();
  const here = currentRoute({ entries, at });
  if (isSame(here, route)) return;
  const behind = entries.slice(0, here.name === 'annotate' && route.name === 'annotate' ? at : at + 1);
  journey.setState({ entries: [...behind, route], at: behind.length });
}

/** Starts again at `route`, for when what lies behind belongs to another project. */
export function restartAt(route: Route): void {
  journey.setState({ entries: [route], at: 0 });
}

export function goBack(): void {
  journey.setState(({ at }) => ({ at: Math.max(0, at - 1) }));
}

export function goForward(): void {
  journey.setState(({ entries, at }) => ({ at: Math.min(entries.length - 1, at + 1) }));
}

export function canGoBack(): boolean {
  return journey.getState().at > 0;
}

export function canGoForward(): boolean {
  const { entries, at } = journey.getState();
  return at < entries.length - 1;
}

function isSame(one: Route, other: Route): boolean {
  if (one.name === 'annotate' && other.name === 'annotate') return one.image === other.image;
  return one.name === other.name;
}
