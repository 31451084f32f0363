import { useEffect, useEffectEvent } from 'react';
import { registerCommands } from '../../commands/registry';

export interface HomeActions {
  readonly startNew: () => void;
  readonly chooseAndOpen: () => void;
  readonly startJoin: () => void;
  readonly openSample: () => void;
}

export function useHomeCommands(actions: HomeActions): void {
  const startNew = useEffectEvent(actions.startNew);
  const chooseAndOpen = useEffectEvent(actions.chooseAndOpen);
  const startJoin = useEffectEvent(actions.startJoin);
  const openSample = useEffectEvent(actions.openSample);
  useEffect(
    () =>
      registerCommands([
        {
          id: 'project.new',
          label: 'commands.project.new',
          section: 'project',
          keys: ['Mod+N'],
          run: () => startNew(),
        },
        {
          id: 'project.open',
          label: 'commands.project.open',
          section: 'project',
          keys: ['Mod+O'],
          run: () => chooseAndOpen(),
        },
        { id: 'project.join', label: 'commands.project.join', section: 'project', run: () => startJoin() },
        { id: 'project.sample', label: 'commands.project.sample', section: 'project', run: () => openSample() },
      ]),
    [],
  );
}
