import type { Command } from '../../commands/command';

export function filterCommand(run: () => void): Command {
  return { id: 'images.filter', label: 'commands.images.filter', section: 'images', keys: ['Mod+F', '/'], run };
}
