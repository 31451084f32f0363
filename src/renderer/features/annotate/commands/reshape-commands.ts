import type { Command } from '../../../commands/command';
import { groundSelected } from '../../../canvas/tools/combine/reshape-selected';
import { canvasHasKeys, isBusy, type CommandContext } from '../command-context';
import { deleteRing, fillHoles, hasHoles, intersect, join, reopen, subtract, vertexInHand } from '../session/reshape';
import type { Session } from '../session/session';
import { toggleHabit } from '../session/habits';
import { hasOutlines, simplifySelection } from '../session/simplify';
import { sessionCommand } from './session-command';

type Name = 'join' | 'subtract' | 'intersect' | 'fillHoles' | 'deleteRing' | 'reopen' | 'sticky' | 'sharing' | 'flip';

/** What changes outlines: of several objects together, or of one ring by ring. */
export function reshapeCommands(context: CommandContext): Command[] {
  const command = (
    name: Name,
    keys: readonly string[],
    condition: (session: Session) => boolean,
    run: (session: Session) => void,
  ): Command =>
    sessionCommand(context, { id: `annotate.reshape.${name}`, label: `editing.${name}`, keys }, condition, run);
  const several = (session: Session) => !isBusy(session) && groundSelected(session.editor.store.getState()).length > 1;
  const atVertex = (session: Session) => vertexInHand(session) !== null;
  const always = () => true;
  return [
    command('join', ['J'], several, join),
    command('subtract', ['Shift+J'], several, subtract),
    command('intersect', ['Alt+J'], several, intersect),
    command('fillHoles', ['Alt+C'], (session) => !isBusy(session) && hasHoles(session), fillHoles),
    sessionCommand(
      context,
      { id: 'annotate.reshape.simplify', label: 'simplify.outline', keys: ['Alt+Shift+S'] },
      (session) => !isBusy(session) && hasOutlines(session),
      simplifySelection,
    ),
    command('deleteRing', ['Shift+Delete'], (session) => canvasHasKeys() && atVertex(session), deleteRing),
    command('reopen', ['Shift+E'], atVertex, reopen),
    command('sticky', ['M'], always, (session) => toggleHabit(session, 'sticky')),
    command('sharing', ['Shift+M'], always, (session) => toggleHabit(session, 'sharing')),
    {
      ...command(
        'flip',
        ['X'],
        (session) => canvasHasKeys() && isBusy(session),
        ({ editor }) => editor.dispatch({ type: 'flip' }),
      ),
      onlyKeys: true,
    },
  ];
}
