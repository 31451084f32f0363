import type { ImagePoint } from '@shared/geometry/coordinate';
import type { TraceQuestion } from '../pixels/question';

/** The outline from one anchor to the next. */
export interface Leg {
  readonly question: TraceQuestion;
  /** The vertices between both; null while the edge is still looked for. */
  readonly points: readonly number[] | null;
}

export type ScissorsState =
  | { readonly name: 'idle' }
  | {
      readonly name: 'drawing';
      /** What was clicked, as `[x0, y0, ...]`. */
      readonly anchors: readonly number[];
      /** Between each two of them. */
      readonly legs: readonly Leg[];
      /** Where the next anchor would be. */
      readonly current: ImagePoint;
      /** From the last anchor to there, or to where it was when the edge was asked for; null: straight on. */
      readonly lead: Leg | null;
      /** The way there as it was found last. */
      readonly trail: readonly number[];
      /** The next click would close the outline. */
      readonly closing: boolean;
    }
  | {
      /** Everything was clicked; what edges are still looked for will end it. */
      readonly name: 'waiting';
      readonly anchors: readonly number[];
      readonly legs: readonly Leg[];
    };

export type Cutting = Extract<ScissorsState, { name: 'drawing' }>;
export type Waiting = Extract<ScissorsState, { name: 'waiting' }>;

export function lastOf(anchors: readonly number[]): ImagePoint {
  return { x: anchors.at(-2)!, y: anchors.at(-1)! };
}

export function firstOf(anchors: readonly number[]): ImagePoint {
  return { x: anchors[0]!, y: anchors[1]! };
}

/** All vertices so far, with straight lines where the edge is not known yet. */
export function outlineOf({ anchors, legs }: Pick<Waiting, 'anchors' | 'legs'>): readonly number[] {
  const outline: number[] = [];
  for (let at = 0; at < anchors.length; at += 2) {
    outline.push(anchors[at]!, anchors[at + 1]!, ...(legs[at / 2]?.points ?? []));
  }
  return outline;
}

/** The leg with the answer, if it was the one that asked. */
export function answered(leg: Leg, question: TraceQuestion, points: readonly number[]): Leg {
  return leg.question === question ? { ...leg, points } : leg;
}
