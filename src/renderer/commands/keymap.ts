import type { Keymap } from '@shared/contract/keymap';
import { sameChord } from './chord';
import type { Command } from './command';
import { presets } from './presets';

/** Where a command can be given; `everywhere` meets all others. */
export const commandScopes = ['everywhere', 'home', 'images', 'annotate', 'review', 'guidelines'] as const;
export type CommandScope = (typeof commandScopes)[number];

/** A command as the list of shortcuts knows it, whether or not it can be given now. */
export type ListedCommand = Pick<Command, 'id' | 'label' | 'keys' | 'handledElsewhere'> & {
  readonly scope: CommandScope;
};

type Keyed = Pick<Command, 'id' | 'keys' | 'handledElsewhere'>;

/** The keys of a command in force: the person's, else those of the preset, else its own that the preset left free. */
export function keysOf(command: Keyed, { preset, changes }: Keymap): readonly string[] {
  const own = command.keys ?? [];
  // The part that listens for these keys itself knows no others.
  if (command.handledElsewhere) return own;
  if (Object.hasOwn(changes, command.id)) return changes[command.id]!;
  const table = presets[preset];
  if (Object.hasOwn(table, command.id)) return table[command.id]!;
  const taken = Object.entries(table).flatMap(([id, keys]) => (meets(placeOf(id), placeOf(command.id)) ? keys : []));
  return taken.length === 0 ? own : own.filter((keys) => !taken.some((other) => sameChord(keys, other)));
}

/** The other commands that a chord would reach as well. Some share one on purpose: whatever they act on decides. */
export function holdersOf(
  chord: string,
  command: ListedCommand,
  all: readonly ListedCommand[],
  keymap: Keymap,
): readonly ListedCommand[] {
  return all.filter(
    (other) =>
      other.id !== command.id &&
      meets(other.scope, command.scope) &&
      keysOf(other, keymap).some((keys) => sameChord(keys, chord)),
  );
}

/** Where a command is given, by its name. */
function placeOf(id: string): CommandScope {
  const area = id.split('.')[0];
  return commandScopes.find((scope) => scope === area) ?? 'everywhere';
}

function meets(one: CommandScope, other: CommandScope): boolean {
  return one === other || one === 'everywhere' || other === 'everywhere';
}

/** Gives a command its keys, and takes them from who else had them. */
export function withKeys(
  keymap: Keymap,
  command: ListedCommand,
  keys: readonly string[],
  losers: readonly ListedCommand[] = [],
): Keymap {
  const changes: Record<string, string[]> = { ...keymap.changes, [command.id]: [...keys] };
  for (const loser of losers) {
    changes[loser.id] = keysOf(loser, keymap).filter((chord) => !keys.some((taken) => sameChord(chord, taken)));
  }
  return { ...keymap, changes };
}

/** A command has the keys of the preset again. */
export function withoutChange({ preset, changes }: Keymap, id: string): Keymap {
  return { preset, changes: Object.fromEntries(Object.entries(changes).filter(([key]) => key !== id)) };
}
