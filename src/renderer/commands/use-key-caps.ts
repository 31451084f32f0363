import { useStore } from 'zustand';
import { chordCaps } from './chord';
import { keysOf } from './keymap';
import { keymapStore } from './keymap-store';
import { isMac } from './platform';
import { commandStore } from './registry';

/** Draws the first key in force of a command that can be given now; none when it has none. */
export function useKeyCaps(): (id: string) => readonly string[] | undefined {
  const commands = useStore(commandStore, (state) => state.commands);
  const keymap = useStore(keymapStore);
  return (id) => {
    const command = commands.findLast((one) => one.id === id);
    const [keys] = command ? keysOf(command, keymap) : [];
    return keys === undefined ? undefined : chordCaps(keys, isMac);
  };
}
