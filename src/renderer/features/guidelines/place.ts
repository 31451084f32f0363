import { createStore } from 'zustand/vanilla';
import type { RuleId } from '@shared/model/ids';

export const guidelineTabs = ['rules', 'recheck', 'questions', 'cases'] as const;
export type GuidelineTab = (typeof guidelineTabs)[number];

/** Where one is in the guideline. It outlives the screen, so that coming back from the canvas finds it as it was. */
export interface Place {
  readonly tab: GuidelineTab;
  readonly rule: RuleId | null;
  /** The line of the recheck queue that has the focus. */
  readonly recheck: number;
}

export const place = createStore<Place>(() => ({ tab: 'rules', rule: null, recheck: 0 }));

export function showTab(tab: GuidelineTab): void {
  place.setState({ tab });
}

export function showRule(rule: RuleId | null): void {
  place.setState({ tab: 'rules', rule });
}
