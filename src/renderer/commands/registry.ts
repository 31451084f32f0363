import { createStore } from 'zustand/vanilla';
import type { Command } from './command';

/** Every command that can be given now; what was registered last stands last and wins a contested key. */
export const commandStore = createStore<{ readonly commands: readonly Command[] }>(() => ({ commands: [] }));

/** Adds commands for as long as the part that offers them is there; the result takes them away. */
export function registerCommands(added: readonly Command[]): () => void {
  commandStore.setState(({ commands }) => ({ commands: [...commands, ...added] }));
  return () => commandStore.setState(({ commands }) => ({ commands: commands.filter((one) => !added.includes(one)) }));
}

export function isEnabled(command: Command): boolean {
  return command.enabled?.() ?? true;
}
