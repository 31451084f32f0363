import type { ToneWindow } from '@shared/lib/tone-window';

/** One tile of a picture of 16 bits, as a window of its values shows it; null: which window shows nearly all of it. */
export interface TileToneRequest {
  readonly id: number;
  readonly url: string;
  readonly window: ToneWindow | null;
}

export type TileToneReply =
  | { readonly id: number; readonly bitmap: ImageBitmap }
  | { readonly id: number; readonly auto: ToneWindow }
  | { readonly id: number; readonly problem: string };
