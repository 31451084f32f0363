import { matchesChord, parseChord } from './chord';
import type { Command } from './command';
import { keysOf } from './keymap';
import { keymapStore } from './keymap-store';
import { commandStore, isEnabled } from './registry';
import { runCommand } from './run-command';

/** Gives commands by their keys anywhere in the window; the result ends it. */
export function listenToKeys(target: Window): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandFor(event);
    if (!command) return;
    event.preventDefault();
    void runCommand(command);
  };
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}

function commandFor(event: KeyboardEvent): Command | undefined {
  // AltGr types letters of its own on many layouts, though it says that Ctrl and Alt are held.
  if (event.getModifierState('AltGraph')) return undefined;
  const keymap = keymapStore.getState();
  return commandStore
    .getState()
    .commands.findLast(
      (command) =>
        !command.handledElsewhere &&
        keysOf(command, keymap).some((keys) => matchesChord(parseChord(keys), event) && mayFire(keys, event.target)) &&
        isEnabled(command),
    );
}

/** A dialog keeps its keys to itself, and while text is typed only chords that type nothing are ours. */
function mayFire(keys: string, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest('[role="dialog"]')) return false;
  if (
    !target.closest('input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, [contenteditable="true"]')
  ) {
    return true;
  }
  const chord = parseChord(keys);
  return (chord.mod && !'ACVXZY'.includes(chord.key)) || /^F\d/.test(chord.key);
}
