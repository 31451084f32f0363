import { useState } from 'react';
import type { SkeletonTemplateId } from '@shared/model/ids';
import type { SkeletonTemplate } from '@shared/model/skeleton-template';

/** A template that is being made or changed, and nobody else sees yet. */
export interface Draft {
  /** null: a new one. */
  readonly id: SkeletonTemplateId | null;
  readonly template: SkeletonTemplate;
  /** What it was before, newest last. */
  readonly past: readonly SkeletonTemplate[];
}

export interface DraftEdits {
  readonly draft: Draft | null;
  readonly begin: (id: SkeletonTemplateId | null, template: SkeletonTemplate) => void;
  /** `merge`: it belongs to the step before, as each letter of a name or each pixel of a drag does. */
  readonly change: (next: SkeletonTemplate, merge?: string) => void;
  readonly undo: () => void;
  readonly close: () => void;
}

export function useDraft(): DraftEdits {
  const [{ draft }, setState] = useState<{ draft: Draft | null; merging: string | null }>({
    draft: null,
    merging: null,
  });
  return {
    draft,
    begin: (id, template) => setState({ draft: { id, template, past: [] }, merging: null }),
    change(next, merge) {
      setState((state) => {
        if (state.draft === null || state.draft.template === next) return state;
        const goesOn = merge !== undefined && merge === state.merging;
        const past = goesOn ? state.draft.past : [...state.draft.past, state.draft.template];
        return { draft: { ...state.draft, template: next, past }, merging: merge ?? null };
      });
    },
    undo() {
      setState((state) => {
        const before = state.draft?.past.at(-1);
        if (!state.draft || !before) return state;
        return { draft: { ...state.draft, template: before, past: state.draft.past.slice(0, -1) }, merging: null };
      });
    },
    close: () => setState({ draft: null, merging: null }),
  };
}
