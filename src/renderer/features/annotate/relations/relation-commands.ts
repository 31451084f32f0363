import { liveState } from '../../../bridge/live-state';
import { editableShapes } from '../../../canvas/tools/select/targets';
import type { Command } from '../../../commands/command';
import { isBusy, type CommandContext } from '../command-context';
import { sessionCommand } from '../commands/session-command';
import { keepLooks } from '../look/looks';
import type { Session } from '../session/session';
import { linksInHand, relateSelection, removeRelations, reverseRelations } from './change-relations';

export function relationCommands(context: CommandContext): Command[] {
  const several = (session: Session) => {
    const { document, selection } = session.editor.store.getState();
    return !isBusy(session) && editableShapes(document, selection).length > 1;
  };
  const related = (session: Session) => !isBusy(session) && linksInHand(session).length > 0;
  return [
    sessionCommand(
      context,
      { id: 'annotate.relations.relate', label: 'relations.relate', keys: ['Shift+Y'] },
      several,
      relateSelection,
    ),
    sessionCommand(
      context,
      { id: 'annotate.relations.reverse', label: 'relations.reverse', keys: ['Alt+Shift+Y'] },
      related,
      (session) => reverseRelations(session, linksInHand(session)),
    ),
    sessionCommand(
      context,
      { id: 'annotate.relations.remove', label: 'relations.remove', keys: ['Mod+Shift+Y'] },
      related,
      (session) => removeRelations(session, linksInHand(session)),
    ),
    {
      ...sessionCommand(
        context,
        { id: 'annotate.look.relations', label: 'relations.show', keys: ['Alt+Y'] },
        () => true,
        () => keepLooks({ relations: liveState.getState().looks.relations === 'all' ? 'hand' : 'all' }),
      ),
      section: 'view',
    },
  ];
}
