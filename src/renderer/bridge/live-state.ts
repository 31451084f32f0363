import { createStore } from 'zustand/vanilla';
import type { JobState } from '@shared/contract/jobs';
import { defaultKeymap, type Keymap } from '@shared/contract/keymap';
import { defaultLooks, type Looks } from '@shared/contract/looks';
import type { ProjectInfo } from '@shared/contract/projects';
import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import type { Preferences } from '@shared/contract/workstation';
import type { ClassView } from '@shared/contract/classes';

/** What the whole window knows of the main process, kept true by its events. */
export interface LiveState {
  readonly project: ProjectInfo | null;
  readonly classes: readonly ClassView[];
  /** What skeletons are made of. */
  readonly templates: readonly SkeletonTemplateView[];
  /** In the order in which they began. */
  readonly jobs: readonly JobState[];
  readonly preferences: Preferences;
  readonly looks: Looks;
  readonly keymap: Keymap;
  /** BCP 47 tag of the system's language. */
  readonly systemLocale: string;
}

export const liveState = createStore<LiveState>(() => ({
  project: null,
  classes: [],
  templates: [],
  jobs: [],
  preferences: { theme: 'dark', language: 'system' },
  looks: defaultLooks,
  keymap: defaultKeymap,
  systemLocale: 'en',
}));
