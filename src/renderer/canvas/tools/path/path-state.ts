import type { BorderWay } from '@shared/geometry/border';
import type { ImagePoint } from '@shared/geometry/coordinate';
import type { Geometry } from '@shared/geometry/geometry';
import type { VertexRef } from '@shared/geometry/vertices';
import type { AnnotationId } from '@shared/model/ids';
import type { ScreenPoint } from '../../editor/screen-point';
import type { Step, ShapeBorder, ToolContext, ToolEffect } from '../tool';

interface Outline {
  /** The vertices so far, as `[x0, y0, ...]`. */
  readonly points: readonly number[];
  /** How many numbers `points` had before each step that made them longer: what taking back goes back to. */
  readonly steps: readonly number[];
  /** Where the next vertex would be. */
  readonly current: ImagePoint;
  /** The outline that is drawn on, when it is one that there was. */
  readonly resumed: Resumed | null;
}

export interface Resumed {
  readonly id: AnnotationId;
  readonly ref: VertexRef;
}

export type PathState =
  | { readonly name: 'idle' }
  | (Outline & {
      readonly name: 'drawing';
      /** Where the button went down that is still held; null when none is. */
      readonly pressed: ScreenPoint | null;
      /** The next click would close the outline. */
      readonly closing: boolean;
      /** The places on neighbours where the first and the last vertex stick, and where the next one would. */
      readonly firstOn: ShapeBorder | null;
      readonly lastOn: ShapeBorder | null;
      readonly currentOn: ShapeBorder | null;
      /** How the outline gets from the last to the next vertex when both are on one border. */
      readonly way: BorderWay | 'straight';
      /** The vertices of the border on that way. */
      readonly trail: readonly number[];
    })
  | (Outline & {
      /** The button is held, and the outline follows the pointer. */
      readonly name: 'sketching';
      /** The stroke as the hand made it, from its first point on; `points` has it simplified. */
      readonly stroke: readonly number[];
      readonly firstOn: ShapeBorder | null;
    });

export type Drawing = Extract<PathState, { name: 'drawing' }>;
export type Sketching = Extract<PathState, { name: 'sketching' }>;
export type PathStep = Step<PathState>;

export const pathIdle: PathState = { name: 'idle' };

/** What the vertices become. */
export interface PathKind {
  readonly closes: boolean;
  /** The fewest numbers that make one. */
  readonly least: number;
  /** Letting go of a freehand line ends the outline. */
  readonly endsWithStroke: boolean;
  /** What has to be so before it begins, as the notice to give when it is not; null: nothing. */
  readonly refuses: ((context: ToolContext) => ToolEffect | null) | null;
  /** The type of shape whose outline can be drawn on; null: none. */
  readonly resumes: Geometry['type'] | null;
  finish(points: readonly number[], context: ToolContext): readonly ToolEffect[];
}
