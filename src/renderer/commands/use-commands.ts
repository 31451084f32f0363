import { useEffect } from 'react';
import type { Command } from './command';
import { registerCommands } from './registry';

/** Offers commands while the component is mounted. Pass a list that keeps its identity (a constant, or from useMemo). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => registerCommands(commands), [commands]);
}
