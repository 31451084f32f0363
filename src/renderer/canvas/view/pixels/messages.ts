import type { Mask } from '@shared/geometry/mask/mask';
import type { AlikeQuestion, TraceQuestion } from '../../tools/pixels/question';
import type { RegionBitmap } from './read-region';

/** What the worker is asked. `region` comes with the first question about it; null: the one of the question before. */
export interface PixelRequest {
  readonly id: number;
  readonly region: RegionBitmap | null;
  readonly question: AlikeQuestion | TraceQuestion;
}

export interface PixelReply {
  readonly id: number;
  /** A mask to what looks alike, points to where an edge runs; null when there is nothing. */
  readonly found: Mask | readonly number[] | null;
}
