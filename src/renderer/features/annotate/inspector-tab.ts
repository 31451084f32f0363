import { createStore } from 'zustand/vanilla';

export const inspectorTabs = ['objects', 'guideline', 'issues'] as const;

export type InspectorTab = (typeof inspectorTabs)[number];

const STORAGE_KEY = 'plumbline.annotate.inspectorTab';

/** Which tab of the inspector is open; kept from image to image, and on this machine. */
export const inspectorTab = createStore<{ readonly tab: InspectorTab }>(() => ({
  tab: inspectorTabs.find((tab) => tab === localStorage.getItem(STORAGE_KEY)) ?? 'objects',
}));

export function openInspectorTab(tab: InspectorTab): void {
  inspectorTab.setState({ tab });
  localStorage.setItem(STORAGE_KEY, tab);
}
