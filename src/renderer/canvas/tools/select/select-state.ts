import type { Bounds, ImagePoint } from '@shared/geometry/coordinate';
import type { Framed } from '@shared/geometry/frame/framed';
import type { Geometry } from '@shared/geometry/geometry';
import type { VertexRef } from '@shared/geometry/vertices';
import type { ResizeHandle } from '@shared/geometry/resize';
import type { AnnotationId } from '@shared/model/ids';
import type { ScreenPoint } from '../../editor/screen-point';
import type { AnnotationShape, ShapeId } from '../../editor/shape';
import type { Grip } from './grips';

/** What lies under the pointer, the most specific first. */
export type Target =
  | { readonly type: 'vertex'; readonly id: AnnotationId; readonly ref: VertexRef }
  | { readonly type: 'edge'; readonly id: AnnotationId; readonly ref: VertexRef; readonly middle: ImagePoint }
  | { readonly type: 'handle'; readonly handle: ResizeHandle; readonly bounds: Bounds }
  | { readonly type: 'frame'; readonly handle: ResizeHandle; readonly shape: FramedShape }
  | { readonly type: 'turn'; readonly shape: FramedShape }
  | { readonly type: 'shape'; readonly id: ShapeId }
  | { readonly type: 'nothing' };

/** A label whose shape is resized and turned in its own frame. */
export interface FramedShape {
  readonly id: AnnotationId;
  readonly geometry: Framed;
}

export interface SelectedVertex {
  readonly id: AnnotationId;
  readonly ref: VertexRef;
}

type Changed = ReadonlyMap<AnnotationId, Geometry>;

/** What keys add up to: a move in image pixels, a turn in degrees, and what is added to width and height. */
export interface Keyed {
  readonly dx: number;
  readonly dy: number;
  readonly degrees: number;
  readonly across: number;
  readonly down: number;
}

/**
 * The gestures of selecting and editing. Each keeps what it began from and recomputes its result from there, so that
 * giving up needs no undoing.
 */
export type SelectState =
  | { readonly name: 'idle'; readonly over: Target; readonly vertex: SelectedVertex | null }
  | {
      readonly name: 'pointing';
      readonly target: Target;
      readonly origin: ImagePoint;
      readonly screen: ScreenPoint;
      /** What a click, as against a drag, selects in the end; null to leave the selection. */
      readonly onClick: readonly ShapeId[] | null;
    }
  | {
      readonly name: 'translating';
      readonly origin: ImagePoint;
      readonly snapshot: readonly AnnotationShape[];
      readonly changed: Changed;
    }
  | {
      readonly name: 'resizing';
      readonly handle: ResizeHandle;
      readonly bounds: Bounds;
      readonly snapshot: readonly AnnotationShape[];
      readonly changed: Changed;
    }
  | {
      /** Vertices are moved: the first grip is of the shape in hand, the others of neighbours that share its border. */
      readonly name: 'editing';
      readonly vertex: SelectedVertex | null;
      readonly origin: ImagePoint;
      readonly grips: readonly Grip[];
      readonly changed: Changed;
    }
  | {
      /** A turned shape is resized in its own directions. */
      readonly name: 'reshaping';
      readonly handle: ResizeHandle;
      readonly snapshot: FramedShape;
      readonly changed: Changed;
    }
  | { readonly name: 'turning'; readonly snapshot: FramedShape; readonly changed: Changed }
  | {
      /** By keys: everything that was pressed since the first one went down. */
      readonly name: 'nudging';
      readonly keyed: Keyed;
      readonly vertex: SelectedVertex | null;
      /** Of the vertex in hand; none: whole shapes are moved. */
      readonly grips: readonly Grip[];
      readonly snapshot: readonly AnnotationShape[];
      readonly changed: Changed;
    }
  | {
      readonly name: 'brushing';
      readonly origin: ImagePoint;
      readonly current: ImagePoint;
      readonly before: readonly ShapeId[];
    };

export const selectIdle: Extract<SelectState, { name: 'idle' }> = {
  name: 'idle',
  over: { type: 'nothing' },
  vertex: null,
};

export const unchanged: Changed = new Map();
