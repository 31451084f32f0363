import type { ImagePoint } from '@shared/geometry/coordinate';
import type { Box } from '@shared/geometry/box/box';
import type { Geometry } from '@shared/geometry/geometry';
import type { Prediction } from '@shared/model/prediction';

/** What a person tells a model about one thing: what belongs to it, what does not, and where it lies. */
export interface ShapePrompt {
  readonly points: readonly (ImagePoint & { readonly isInside: boolean })[];
  readonly box: Box | null;
}

/** Where a shape came from that a model made. */
export type Suggested = Pick<Prediction, 'model' | 'score' | 'threshold'>;

export interface PromptAnswer extends Suggested {
  /** Null: the model sees nothing there. */
  readonly geometry: Geometry | null;
}

/** How a person wants to point. */
export interface PromptSettings {
  /** What the first clicks are; a drag is always a box. */
  readonly by: 'points' | 'box';
  readonly makes: 'mask' | 'polygon';
  /** `<id>@<version>` of the model that is asked; null: the first there is. */
  readonly model: string | null;
}

export const usualPrompting: PromptSettings = { by: 'points', makes: 'mask', model: null };

/** One thing that was pointed at, in the order of the hand. */
export type Mark =
  | { readonly type: 'point'; readonly point: ImagePoint; readonly isInside: boolean }
  | { readonly type: 'box'; readonly box: Box };

/** All points together with the last box. */
export function promptOf(marks: readonly Mark[]): ShapePrompt {
  return {
    points: marks.flatMap((mark) => (mark.type === 'point' ? [{ ...mark.point, isInside: mark.isInside }] : [])),
    box: marks.findLast((mark) => mark.type === 'box')?.box ?? null,
  };
}
