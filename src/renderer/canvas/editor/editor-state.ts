import type { Bounds, ImagePoint } from '@shared/geometry/coordinate';
import { defaultLooks, unadjusted, type Adjustments, type Looks } from '@shared/contract/looks';
import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import type { ClassId, MemberId, SkeletonTemplateId } from '@shared/model/ids';
import { pickUp, type ActiveTool } from '../tools/active-tool';
import { usualBrush, type BrushSettings } from '../tools/brush/stroke';
import type { PixelAnswer, PixelQuestion } from '../tools/pixels/question';
import { usualWand, type WandSettings } from '../tools/wand/alike';
import { usualPrompting, type PromptSettings } from '../tools/prompt/prompt';
import type { EditorDocument } from './document';
import { isDimmed, type Focus } from './focus';
import type { Shape, ShapeId } from './shape';
import type { Viewport } from './viewport';
import type { ToneRange } from './window-level';

/** Answers a question about the pixels of the picture, once, now or later; `view` is what is seen of the image. */
export type LookAt = (question: PixelQuestion, view: Bounds, answer: (answer: PixelAnswer) => void) => void;

/** How a class looks on the canvas, and what may be drawn of it. */
export interface ClassStyle {
  readonly id: ClassId;
  readonly name: string;
  /** `#rrggbb` */
  readonly colour: string;
  /** The types of geometry that its objects may have; none: any. */
  readonly shapes?: readonly string[] | undefined;
}

export interface EditorState {
  readonly document: EditorDocument;
  readonly classes: ReadonlyMap<ClassId, ClassStyle>;
  /** What skeletons are made of, in the order of their names. */
  readonly templates: ReadonlyMap<SkeletonTemplateId, SkeletonTemplateView>;
  readonly activeClass: ClassId | null;
  /** What the next relation says. */
  readonly relationName: string;
  readonly active: ActiveTool;
  readonly selection: ReadonlySet<ShapeId>;
  readonly hover: ShapeId | null;
  readonly hidden: ReadonlySet<ShapeId>;
  /** Suggestions below this confidence are not shown, 0 to 1. */
  readonly threshold: number;
  /** Only suggestions of this class are shown; null: of all. */
  readonly suggestedClass: ClassId | null;
  /** Drawing sticks to the borders of neighbours. */
  readonly sticky: boolean;
  /** Vertices of neighbours at the same place move together. */
  readonly sharing: boolean;
  readonly looks: Looks;
  /** How the picture of this document is shown. */
  readonly adjustments: Adjustments;
  /** What values the picture has; null while nobody knows. */
  readonly range: ToneRange | null;
  /** Shows the picture otherwise and remembers it; null where that is not to be. */
  readonly adjust: ((adjustments: Adjustments) => void) | null;
  /** `#rrggbb` of each author; null stands for this member. */
  readonly authors: ReadonlyMap<MemberId | null, string>;
  /** How far the others agree with each label, 0 to 1; without those that nothing is known of. */
  readonly agreement: ReadonlyMap<ShapeId, number>;
  /** What is worked on while the rest is dimmed; null: everything. */
  readonly focus: Focus | null;
  /** The magnifier is switched on. */
  readonly magnifying: boolean;
  readonly brush: BrushSettings;
  readonly wand: WandSettings;
  /** Looks at the picture as it is shown; null while there is none. */
  readonly lookAt: LookAt | null;
  readonly prompting: PromptSettings;
  readonly viewport: Viewport;
  /** The view shows the whole image and goes on doing so when its size changes. */
  readonly fitted: boolean;
  /** Where the pointer is; null when it is not over the canvas. May lie outside the image. */
  readonly pointer: ImagePoint | null;
}

const NO_VIEW: Viewport = { scale: 1, x: 0, y: 0, width: 0, height: 0 };

export function emptyState(document: EditorDocument): EditorState {
  return {
    document,
    classes: new Map(),
    templates: new Map(),
    activeClass: null,
    relationName: '',
    active: pickUp('select'),
    selection: new Set(),
    hover: null,
    hidden: new Set(),
    threshold: 0,
    suggestedClass: null,
    sticky: false,
    sharing: true,
    looks: defaultLooks,
    adjustments: unadjusted,
    range: null,
    adjust: null,
    authors: new Map(),
    agreement: new Map(),
    focus: null,
    magnifying: false,
    brush: usualBrush,
    wand: usualWand,
    lookAt: null,
    prompting: usualPrompting,
    viewport: NO_VIEW,
    fitted: true,
    pointer: null,
  };
}

/** What says which suggestions are shown. */
export type SuggestionFilter = Pick<EditorState, 'threshold' | 'suggestedClass'>;

export function isVisible(state: Pick<EditorState, 'hidden'> & SuggestionFilter, shape: Shape): boolean {
  if (state.hidden.has(shape.id)) return false;
  if (shape.kind === 'annotation') return true;
  return shape.score >= state.threshold && (state.suggestedClass ?? shape.class) === shape.class;
}

/** Visible, not dimmed and not locked: what the pointer may take. */
export function isReachable(
  state: Pick<EditorState, 'document' | 'hidden' | 'focus'> & SuggestionFilter,
  shape: Shape,
): boolean {
  return isVisible(state, shape) && !isDimmed(state.focus, shape) && !state.document.locked.has(shape.id);
}
