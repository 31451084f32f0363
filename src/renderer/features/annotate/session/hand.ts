import { createStore } from 'zustand/vanilla';
import type { Geometry } from '@shared/geometry/geometry';
import type { AttributeValues } from '@shared/model/attribute';
import type { ClassId } from '@shared/model/ids';
import type { Transcription } from '@shared/model/transcription';
import type { ToolName } from '../../../canvas/tools/active-tool';

/** What a person carries from one image to the next. */
export interface Hand {
  readonly tool: ToolName;
  readonly activeClass: ClassId | null;
  /** Least confidence of the suggestions shown, 0 to 1. */
  readonly threshold: number;
  readonly clipboard: readonly {
    readonly class: ClassId;
    readonly geometry: Geometry;
    readonly attributes?: AttributeValues;
    readonly transcription?: Transcription | null;
  }[];
}

export const hand = createStore<Hand>(() => ({ tool: 'select', activeClass: null, threshold: 0, clipboard: [] }));
