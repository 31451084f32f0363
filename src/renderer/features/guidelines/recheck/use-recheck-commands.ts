import type { Command } from '../../../commands/command';
import { useCommands } from '../../../commands/use-commands';

const byTheList = { section: 'guidelines', onlyKeys: true, handledElsewhere: true, run: () => {} } as const;

/** What the queue does by its own keys while it has the focus; here so that the overlay of keys tells them. */
export const recheckCommands: readonly Command[] = [
  { ...byTheList, id: 'guidelines.recheck.confirm', label: 'guidelines.recheck.confirm', keys: ['Enter'] },
  { ...byTheList, id: 'guidelines.recheck.open', label: 'guidelines.recheck.open', keys: ['O'] },
  { ...byTheList, id: 'guidelines.recheck.dismiss', label: 'guidelines.recheck.dismiss', keys: ['X'] },
];

export function useRecheckCommands(): void {
  useCommands(recheckCommands);
}
