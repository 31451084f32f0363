import { createStore } from 'zustand/vanilla';
import type { Geometry } from '@shared/geometry/geometry';
import type { AttributeValues } from '@shared/model/attribute';
import type { AnnotationId, ClassId, GroupId } from '@shared/model/ids';
import type { Transcription } from '@shared/model/transcription';
import type { ToolName } from '../../../canvas/tools/active-tool';

/** What a person carries from one image to the next. */
export interface Hand {
  readonly tool: ToolName;
  readonly activeClass: ClassId | null;
  /** Least confidence of the suggestions shown, 0 to 1. */
  readonly threshold: number;
  /** Only suggestions of this class are shown; null: of all. */
  readonly suggestedClass: ClassId | null;
  /** What the next relation says; null: nobody has chosen yet. */
  readonly relationName: string | null;
  readonly clipboard: Copied;
}

/** Copies of labels, with what holds them together. */
export interface Copied {
  readonly items: readonly {
    readonly id: AnnotationId;
    readonly class: ClassId;
    readonly geometry: Geometry;
    readonly attributes?: AttributeValues;
    readonly transcription?: Transcription | null;
    readonly group: GroupId | null;
  }[];
  /** Between two of them. */
  readonly relations: readonly { readonly from: AnnotationId; readonly to: AnnotationId; readonly name: string }[];
}

export const hand = createStore<Hand>(() => ({
  tool: 'select',
  activeClass: null,
  threshold: 0,
  suggestedClass: null,
  relationName: null,
  clipboard: { items: [], relations: [] },
}));
