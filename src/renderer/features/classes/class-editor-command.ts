import type { Command } from '../../commands/command';

export function classEditorCommand(run: () => void): Command {
  return { id: 'classes.edit', label: 'classes.edit', section: 'project', keys: ['Mod+Shift+K'], run };
}
