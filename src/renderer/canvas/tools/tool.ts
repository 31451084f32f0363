import type { Operation } from '@shared/contract/annotate';
import type { EditLabel } from '@shared/contract/annotate';
import type { BorderPlace } from '@shared/geometry/border';
import type { Bounds, ImagePoint } from '@shared/geometry/coordinate';
import type { Geometry } from '@shared/geometry/geometry';
import type { VertexRef } from '@shared/geometry/vertices';
import type { AnnotationId, ClassId } from '@shared/model/ids';
import type { EditorDocument } from '../editor/document';
import type { EditorState } from '../editor/editor-state';
import type { ScreenPoint } from '../editor/screen-point';
import type { Shape, ShapeId } from '../editor/shape';
import type { BrushSettings, Stroke } from './brush/stroke';
import type { PixelAnswer, PixelQuestion } from './pixels/question';
import type { PromptAnswer, PromptSettings, ShapePrompt, Suggested } from './prompt/prompt';
import type { WandSettings } from './wand/alike';

export interface Modifiers {
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or Command on a Mac. */
  readonly mod: boolean;
}

export type PointerEventType = 'pointer-down' | 'pointer-move' | 'pointer-up';

export interface ToolPointerEvent {
  readonly type: PointerEventType;
  readonly point: ImagePoint;
  readonly screen: ScreenPoint;
  /** 1 for a click, 2 for the second of a double click. */
  readonly clicks: number;
  readonly modifiers: Modifiers;
}

/**
 * Everything that can happen to a tool. `cancel` takes the gesture back, `complete` ends it well, `interrupt` ends it
 * because something else begins; `back` takes back the last point, `delete` what is selected. `nudge` moves the
 * selection by image pixels, `turn` turns it by degrees and `grow` makes it wider and higher, until `complete`;
 * `vertex` goes from one vertex to another, or puts a new one after it. `resume` goes on drawing an outline that is there
 * already, from a vertex of it; `flip` takes the other one of two ways. `answer` is what was asked of the picture, by
 * this tool or by the one before; `prompted` is what a model makes of a prompt, null when it could not be asked.
 */
export type ToolEvent =
  | ToolPointerEvent
  | { readonly type: 'nudge'; readonly dx: number; readonly dy: number }
  | { readonly type: 'turn'; readonly degrees: number }
  | { readonly type: 'grow'; readonly across: number; readonly down: number }
  | { readonly type: 'vertex'; readonly go: 'next' | 'previous' | 'insert' | 'visibility' | 'swap' }
  | { readonly type: 'resume'; readonly id: AnnotationId; readonly ref: VertexRef }
  | { readonly type: 'flip' }
  | { readonly type: 'answer'; readonly answer: PixelAnswer }
  | { readonly type: 'prompted'; readonly prompt: ShapePrompt; readonly answer: PromptAnswer | null }
  | { readonly type: 'delete' }
  | { readonly type: 'back' }
  | { readonly type: 'cancel' }
  | { readonly type: 'complete' }
  | { readonly type: 'interrupt' };

/** What a tool may know. Read-only: it acts through effects alone. */
export interface ToolContext {
  readonly document: EditorDocument;
  /** Where shapes may reach. */
  readonly extent: Bounds;
  readonly selection: ReadonlySet<ShapeId>;
  /** The class of the next drawing; null while the project has none. */
  readonly activeClass: ClassId | null;
  /** Image pixels in one CSS pixel. */
  readonly pixel: number;
  /** Visible shapes under the point, smallest first. */
  shapesAt(point: ImagePoint): readonly Shape[];
  /** Visible shapes whose bounds touch the given ones. */
  shapesIn(bounds: Bounds): readonly Shape[];
  /** Drawing sticks to the borders of neighbours by itself; the Ctrl key does the opposite of what is set. */
  readonly sticky: boolean;
  /** Vertices of neighbours at the same place move together. */
  readonly sharing: boolean;
  readonly brush: BrushSettings;
  readonly wand: WandSettings;
  readonly prompting: PromptSettings;
  /** The nearest place on the outline of a visible label within reach of the hand. */
  borderAt(point: ImagePoint): ShapeBorder | null;
  /** What skeletons are made of. */
  readonly templates: EditorState['templates'];
  /** What the next relation says. */
  readonly relationName: string;
  newId(): AnnotationId;
}

/** A place on the outline of a label. */
export interface ShapeBorder {
  readonly id: AnnotationId;
  readonly place: BorderPlace;
}

/** Why a gesture came to nothing. */
export type NoticeCode =
  | 'too-small'
  | 'nothing-selected'
  | 'nothing-left'
  | 'not-cut'
  | 'no-overlap'
  | 'no-skeleton'
  | 'no-target'
  | 'related-already'
  | 'nothing-seen';

export type ToolEffect =
  | { readonly type: 'commit'; readonly label: EditLabel; readonly operations: readonly Operation[] }
  | { readonly type: 'select'; readonly ids: readonly ShapeId[] }
  | { readonly type: 'hover'; readonly id: ShapeId | null }
  /** By CSS pixels. */
  | { readonly type: 'pan'; readonly dx: number; readonly dy: number }
  /** Looks at the picture; what is seen comes as an `answer`. */
  | { readonly type: 'ask'; readonly question: PixelQuestion }
  /** Something was drawn that no class can be given to yet. */
  | { readonly type: 'class-needed'; readonly geometry: Geometry; readonly suggested?: Suggested | undefined }
  /** A model is asked what lies there; it comes back as `prompted`. */
  | { readonly type: 'prompt'; readonly prompt: ShapePrompt }
  /** The gesture came to nothing, and the person should know why. */
  | { readonly type: 'notice'; readonly code: NoticeCode };

export interface Step<State> {
  readonly state: State;
  readonly effects: readonly ToolEffect[];
}

/** What a gesture shows before it is committed. */
export interface Preview {
  /** Shapes shown otherwise than the document has them. */
  readonly replaced: ReadonlyMap<ShapeId, Geometry>;
  /** A shape that is being drawn. */
  readonly draft: Geometry | null;
  /** A model drew it. */
  readonly isSuggested: boolean;
  /** The open outline of one, as `[x0, y0, ...]`. */
  readonly path: readonly number[];
  /** The points of the open outline that are marked; null: all but the last. */
  readonly dots: readonly number[] | null;
  /** The outline will go back to its first vertex, and whether the next click does so. */
  readonly pathEnd: 'open' | 'closes' | 'closing';
  /** Points that were put and that the shape hangs on, as `[x0, y0, ...]`. */
  readonly marks: readonly number[];
  /** Points that do not belong to it, as `[x0, y0, ...]`. */
  readonly crosses: readonly number[];
  readonly marquee: Bounds | null;
  /** Pixels that are being painted. */
  readonly stroke: Stroke | null;
}

/** One tool: a pure state machine. Every tool begins in, and comes back to, a state named `idle`. */
export interface Tool<State extends { readonly name: string }> {
  readonly idle: State;
  step(state: State, event: ToolEvent, context: ToolContext): Step<State>;
  preview(state: State): Preview;
}

export const nothingShown: Preview = {
  replaced: new Map(),
  draft: null,
  isSuggested: false,
  path: [],
  dots: null,
  pathEnd: 'open',
  marks: [],
  crosses: [],
  marquee: null,
  stroke: null,
};
