import { editableShapes } from '../../../canvas/tools/select/targets';
import type { Command } from '../../../commands/command';
import { isBusy, type CommandContext } from '../command-context';
import type { Session } from '../session/session';
import { openSkeletonEditor } from './editor-store';

export function skeletonCommands(context: CommandContext): Command[] {
  const dispatching = (go: 'next' | 'visibility' | 'swap') => () =>
    context.session()?.editor.dispatch({ type: 'vertex', go });
  const when = (condition: (session: Session) => boolean) => () => {
    const session = context.session();
    return session !== null && condition(session);
  };
  return [
    { id: 'annotate.skeletons.edit', label: 'skeletons.edit', section: 'canvas', run: openSkeletonEditor },
    {
      id: 'annotate.skeletons.skip',
      label: 'skeletons.skip',
      section: 'canvas',
      keys: ['N'],
      enabled: when(({ editor }) => {
        const { active } = editor.store.getState();
        return active.name === 'skeleton' && active.state.name === 'placing';
      }),
      run: dispatching('next'),
    },
    {
      id: 'annotate.skeletons.visibility',
      label: 'skeletons.toggleVisibility',
      section: 'canvas',
      keys: ['J'],
      enabled: when((session) => !isBusy(session) && onlySkeletons(session)),
      run: dispatching('visibility'),
    },
    {
      id: 'annotate.skeletons.swap',
      label: 'skeletons.swap',
      section: 'canvas',
      keys: ['Shift+J'],
      enabled: when((session) => !isBusy(session) && onlySkeletons(session)),
      run: dispatching('swap'),
    },
  ];
}

/** Nothing but skeletons: among other shapes these keys are theirs, who are joined and subtracted by them. */
function onlySkeletons({ editor }: Session): boolean {
  const { document, selection } = editor.store.getState();
  const shapes = editableShapes(document, selection);
  return shapes.length > 0 && shapes.every(({ geometry }) => geometry.type === 'skeleton');
}
