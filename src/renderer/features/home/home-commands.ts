import type { Command } from '../../commands/command';

export interface HomeActions {
  readonly startNew: () => void;
  readonly chooseAndOpen: () => void;
  readonly startJoin: () => void;
  readonly openSample: () => void;
}

export function homeCommands({ startNew, chooseAndOpen, startJoin, openSample }: HomeActions): readonly Command[] {
  return [
    { id: 'project.new', label: 'commands.project.new', section: 'project', keys: ['Mod+N'], run: startNew },
    { id: 'project.open', label: 'commands.project.open', section: 'project', keys: ['Mod+O'], run: chooseAndOpen },
    { id: 'project.join', label: 'commands.project.join', section: 'project', run: startJoin },
    { id: 'project.sample', label: 'commands.project.sample', section: 'project', run: openSample },
  ];
}
