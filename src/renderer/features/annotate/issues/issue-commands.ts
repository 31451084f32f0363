import type { Command } from '../../../commands/command';
import { writeIssue } from '../../../threads/writing';
import { isBusy, type CommandContext } from '../command-context';
import { openInspectorTab } from '../inspector-tab';
import { askedAbout } from '../questions/asked-about';

export function issueCommands(context: CommandContext): Command[] {
  return [
    {
      id: 'annotate.issue.open',
      label: 'threads.command',
      section: 'canvas',
      keys: ['Shift+O'],
      enabled: () => context.session() !== null && !isBusy(context.session()),
      run() {
        const session = context.session();
        if (!session) return;
        openInspectorTab('issues');
        writeIssue(askedAbout(session.image.id, session.editor.store.getState()));
      },
    },
  ];
}
