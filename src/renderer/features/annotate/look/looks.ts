import { createStore } from 'zustand/vanilla';
import { unadjusted, type Adjustments, type Looks } from '@shared/contract/looks';
import type { ImageId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';
import { liveState } from '../../../bridge/live-state';
import { reportFailure } from '../../../i18n/show-error';

/** Sliders change many times a second; what they end at is written this many milliseconds later. */
const WRITE_AFTER = 300;

let writing: ReturnType<typeof setTimeout> | null = null;

/** Shown at once, and kept on this machine. */
export function keepLooks(part: Partial<Looks>): void {
  liveState.setState(({ looks }) => ({ looks: { ...looks, ...part } }));
  if (writing !== null) clearTimeout(writing);
  writing = setTimeout(write, WRITE_AFTER);
}

function write(): void {
  writing = null;
  reportFailure(call('looks.write', liveState.getState().looks));
}

/** A window that closes does not wait for a slider to rest. The result ends it. */
export function writeBeforeClosing(): () => void {
  const writeNow = () => {
    if (writing === null) return;
    clearTimeout(writing);
    write();
  };
  window.addEventListener('beforeunload', writeNow);
  return () => {
    writeNow();
    window.removeEventListener('beforeunload', writeNow);
  };
}

interface Adjusted {
  readonly images: ReadonlyMap<ImageId, Adjustments>;
}

/** Of single images, for as long as the window is open. */
export const adjusted = createStore<Adjusted>(() => ({ images: new Map() }));

export function adjustmentsOf(image: ImageId, looks: Looks, { images }: Adjusted): Adjustments {
  return looks.keepAdjustments ? looks.adjustments : (images.get(image) ?? unadjusted);
}

/** For this image, or for all while adjustments are kept. */
export function adjust(image: ImageId, adjustments: Adjustments): void {
  if (liveState.getState().looks.keepAdjustments) return keepLooks({ adjustments });
  adjusted.setState(({ images }) => ({ images: new Map(images).set(image, adjustments) }));
}

/** Takes the adjustments of this image along to all others, or leaves them with it alone. */
export function keepAdjustments(image: ImageId, keep: boolean): void {
  const now = adjustmentsOf(image, liveState.getState().looks, adjusted.getState());
  keepLooks({ keepAdjustments: keep, adjustments: keep ? now : unadjusted });
  if (!keep) adjust(image, now);
}
