import type { ImagePoint } from '@shared/geometry/coordinate';
import type { Mask } from '@shared/geometry/mask/mask';
import type { WandSettings } from '../wand/alike';

/** What looks like the pixel under a point? */
export interface AlikeQuestion {
  readonly kind: 'alike';
  readonly point: ImagePoint;
  readonly settings: WandSettings;
}

/** How does the edge run that leads from one point to another? */
export interface TraceQuestion {
  readonly kind: 'trace';
  readonly from: ImagePoint;
  readonly to: ImagePoint;
  /** Image pixels in one CSS pixel: edges are followed as they are seen. */
  readonly pixel: number;
}

/**
 * What a tool asks about the picture. Pixels are far away, so the answer comes later, as an event; it holds the very
 * question, by which the tool knows whether it still wants to know.
 */
export type PixelQuestion = AlikeQuestion | TraceQuestion;

export type PixelAnswer =
  | { readonly kind: 'alike'; readonly question: AlikeQuestion; readonly mask: Mask | null }
  | {
      readonly kind: 'trace';
      readonly question: TraceQuestion;
      /** Between the two points and without them, as `[x0, y0, ...]`. */
      readonly points: readonly number[];
    };

/** The answer where there is no picture: nothing looks alike, and the way is straight. */
export function nothingSeen(question: PixelQuestion): PixelAnswer {
  return question.kind === 'alike' ? { kind: 'alike', question, mask: null } : { kind: 'trace', question, points: [] };
}
