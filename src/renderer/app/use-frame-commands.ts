import { useMemo } from 'react';
import { call } from '../bridge/bridge';
import { liveState } from '../bridge/live-state';
import type { Command } from '../commands/command';
import { useCommands } from '../commands/use-commands';
import { openAnnotate } from './open-annotate';
import { canGoBack, canGoForward, go, goBack, goForward } from './routes';

const hasProject = () => liveState.getState().project !== null;

const journeyCommands: readonly Command[] = [
  {
    id: 'go.images',
    label: 'commands.go.images',
    section: 'go',
    keys: ['Mod+1'],
    enabled: hasProject,
    run: () => go({ name: 'images' }),
  },
  {
    id: 'go.annotate',
    label: 'commands.go.annotate',
    section: 'go',
    keys: ['Mod+2'],
    enabled: hasProject,
    run: openAnnotate,
  },
  {
    id: 'go.review',
    label: 'commands.go.review',
    section: 'go',
    keys: ['Mod+4'],
    enabled: hasProject,
    run: () => go({ name: 'review' }),
  },
  {
    id: 'go.guidelines',
    label: 'commands.go.guidelines',
    section: 'go',
    keys: ['Mod+3'],
    enabled: hasProject,
    run: () => go({ name: 'guidelines' }),
  },
  {
    id: 'go.team',
    label: 'commands.go.team',
    section: 'go',
    keys: ['Mod+8'],
    enabled: hasProject,
    run: () => go({ name: 'team' }),
  },
  {
    id: 'go.settings',
    label: 'commands.go.settings',
    section: 'go',
    keys: ['Mod+,'],
    run: () => go({ name: 'settings' }),
  },
  { id: 'go.back', label: 'commands.go.back', section: 'go', keys: ['Alt+ArrowLeft'], enabled: canGoBack, run: goBack },
  {
    id: 'go.forward',
    label: 'commands.go.forward',
    section: 'go',
    keys: ['Alt+ArrowRight'],
    enabled: canGoForward,
    run: goForward,
  },
  {
    id: 'project.close',
    label: 'commands.project.close',
    section: 'project',
    enabled: hasProject,
    run: async () => void (await call('projects.close', {})),
  },
];

/** What can be done anywhere. */
export function useFrameCommands(open: (overlay: 'palette' | 'keys') => void): void {
  useCommands(useMemo(() => frameCommands(open), [open]));
}

export function frameCommands(open: (overlay: 'palette' | 'keys') => void): readonly Command[] {
  return [
    ...journeyCommands,
    {
      id: 'application.palette',
      label: 'commands.palette.title',
      section: 'application',
      keys: ['Mod+K'],
      onlyKeys: true,
      run: () => open('palette'),
    },
    {
      id: 'application.keys',
      label: 'commands.keys.title',
      section: 'application',
      keys: ['?', 'F1'],
      run: () => open('keys'),
    },
  ];
}
