import { screenDistance, type ScreenPoint } from '../../editor/screen-point';

const DOUBLE_CLICK_MILLISECONDS = 400;
const DOUBLE_CLICK_DISTANCE = 5;

/** Counts presses that follow each other at one place: pointer events, unlike mouse events, do not say. */
export function createClickCounter(): (screen: ScreenPoint, time: number) => number {
  let last: { readonly screen: ScreenPoint; readonly time: number; readonly count: number } | null = null;
  return (screen, time) => {
    const follows =
      last !== null &&
      time - last.time <= DOUBLE_CLICK_MILLISECONDS &&
      screenDistance(last.screen, screen) <= DOUBLE_CLICK_DISTANCE;
    const count = follows ? last!.count + 1 : 1;
    last = { screen, time, count };
    return count;
  };
}
