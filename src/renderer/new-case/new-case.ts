import { createStore } from 'zustand/vanilla';
import type { Region } from '@shared/model/region';
import type { CaseSignal, RareCase } from '@shared/model/rare-case';

/** What a rare case is about to be made of. */
export interface CaseDraft {
  readonly members: readonly Region[];
  /** What made somebody look. */
  readonly signal: CaseSignal;
  readonly title: string;
  readonly readings: RareCase['readings'];
}

/** The draft that the dialog is open for; null: it is closed. */
export const newCase = createStore<{ readonly draft: CaseDraft | null }>(() => ({ draft: null }));

/** Asks for the rest of a rare case, from any screen. */
export function openNewCase(draft: Pick<CaseDraft, 'members' | 'signal'> & Partial<CaseDraft>): void {
  newCase.setState({ draft: { title: '', readings: [], ...draft } });
}

export function closeNewCase(): void {
  newCase.setState({ draft: null });
}
