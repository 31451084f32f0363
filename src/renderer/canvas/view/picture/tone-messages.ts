import type { ToneWindow } from '@shared/lib/tone-window';

/** First come the samples, then any number of windows to show them in. */
export type ToneRequest =
  { readonly type: 'samples'; readonly bitmap: ImageBitmap } | { readonly type: 'show'; readonly window: ToneWindow };

export type ToneReply =
  | { readonly type: 'samples'; readonly width: number; readonly height: number; readonly auto: ToneWindow }
  | { readonly type: 'show'; readonly bitmap: ImageBitmap };
