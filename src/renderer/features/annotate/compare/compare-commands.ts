import type { Command } from '../../../commands/command';
import type { CommandContext } from '../command-context';
import type { Session } from '../session/session';
import { compareStore } from './compare-store';
import { comparedNow } from './use-compared';
import { walkDifferences } from './walk-differences';

export function compareCommands(context: CommandContext): Command[] {
  const walks = () => {
    const session = context.session();
    return session !== null && (comparedNow(session)?.compared.differences.length ?? 0) > 0;
  };
  const doing = (run: (session: Session) => void) => () => {
    const session = context.session();
    if (session) run(session);
  };
  const section = 'suggestions' as const;
  return [
    {
      id: 'annotate.compare.toggle',
      label: 'differing.toggle',
      section,
      keys: ['Alt+D'],
      enabled: () => context.session() !== null,
      run: () => compareStore.setState(({ isOpen }) => ({ isOpen: !isOpen, current: null })),
    },
    {
      id: 'annotate.compare.next',
      label: 'differing.next',
      section,
      keys: ['Alt+N'],
      enabled: walks,
      run: doing((session) => walkDifferences(session, 1)),
    },
    {
      id: 'annotate.compare.previous',
      label: 'differing.previous',
      section,
      keys: ['Alt+Shift+N'],
      enabled: walks,
      run: doing((session) => walkDifferences(session, -1)),
    },
  ];
}
