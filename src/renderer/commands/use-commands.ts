import { useLayoutEffect } from 'react';
import type { Command } from './command';
import { registerCommands } from './registry';

/**
 * Offers commands while the component is mounted, from before it can be seen: whoever sees it may be quick. Pass a list
 * that keeps its identity (a constant, or from useMemo).
 */
export function useCommands(commands: readonly Command[]): void {
  useLayoutEffect(() => registerCommands(commands), [commands]);
}
