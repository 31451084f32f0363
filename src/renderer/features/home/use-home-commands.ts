import { useEffectEvent, useLayoutEffect } from 'react';
import { registerCommands } from '../../commands/registry';
import { homeCommands, type HomeActions } from './home-commands';

export function useHomeCommands(actions: HomeActions): void {
  const startNew = useEffectEvent(actions.startNew);
  const chooseAndOpen = useEffectEvent(actions.chooseAndOpen);
  const startJoin = useEffectEvent(actions.startJoin);
  const openSample = useEffectEvent(actions.openSample);
  useLayoutEffect(
    () =>
      registerCommands(
        homeCommands({
          startNew: () => startNew(),
          chooseAndOpen: () => chooseAndOpen(),
          startJoin: () => startJoin(),
          openSample: () => openSample(),
        }),
      ),
    [],
  );
}
