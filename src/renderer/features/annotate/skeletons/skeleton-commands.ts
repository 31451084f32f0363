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
      enabled: when((session) => !isBusy(session) && hasSkeleton(session)),
      run: dispatching('visibility'),
    },
    {
      id: 'annotate.skeletons.swap',
      label: 'skeletons.swap',
      section: 'canvas',
      keys: ['Shift+J'],
      enabled: when((session) => !isBusy(session) && hasSkeleton(session)),
      run: dispatching('swap'),
    },
  ];
}

function hasSkeleton({ editor }: Session): boolean {
  const { document, selection } = editor.store.getState();
  return editableShapes(document, selection).some(({ geometry }) => geometry.type === 'skeleton');
}
