import { createStore } from 'zustand/vanilla';
import type { Geometry } from '@shared/geometry/geometry';

/** A place that was asked to be shown on the picture; a new object each time. */
export const placeToShow = createStore<{ readonly region: Geometry | null }>(() => ({ region: null }));

export function showPlace(region: Geometry): void {
  placeToShow.setState({ region: { ...region } });
}
