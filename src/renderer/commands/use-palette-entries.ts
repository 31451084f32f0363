import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { reportFailure } from '../i18n/show-error';
import { chordCaps } from './chord';
import { keysOf } from './keymap';
import { keymapStore } from './keymap-store';
import { paletteSources, type PaletteEntry } from './palette-sources';
import { isMac } from './platform';
import { rank } from './rank';
import { commandStore, isEnabled } from './registry';

export interface FoundEntry extends PaletteEntry {
  readonly keys?: readonly string[];
}

/** The commands that answer the query, best first, and then what the sources found for it. */
export function usePaletteEntries(query: string): readonly FoundEntry[] {
  return [...useMatchingCommands(query), ...useSourceEntries(query)];
}

function useMatchingCommands(query: string): readonly FoundEntry[] {
  const { t } = useTranslation();
  const commands = useStore(commandStore, (state) => state.commands);
  const keymap = useStore(keymapStore);
  return commands
    .filter((command) => !command.onlyKeys && isEnabled(command))
    .map((command) => {
      const label = t(command.label);
      const [keys] = keysOf(command, keymap);
      const entry: FoundEntry = {
        id: `command:${command.id}`,
        label,
        kind: t(`commands.section.${command.section}`),
        run: command.run,
        ...(keys && { keys: chordCaps(keys, isMac) }),
      };
      return { entry, rank: rank(query, label) };
    })
    .filter(({ rank: points }) => points > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ entry }) => entry);
}

function useSourceEntries(query: string): readonly FoundEntry[] {
  const sources = useStore(paletteSources, (state) => state.sources);
  const [found, setFound] = useState<readonly FoundEntry[]>([]);
  useEffect(() => {
    let stale = false;
    const search = async () => {
      const lists = query.trim() === '' ? [] : await Promise.all(sources.map((source) => source(query.trim())));
      if (!stale) setFound(lists.flat());
    };
    reportFailure(search());
    return () => {
      stale = true;
    };
  }, [query, sources]);
  return found;
}
