import type { Command } from '../../../commands/command';
import { liveState } from '../../../bridge/live-state';
import { isBusy, type CommandContext } from '../command-context';
import { setTag, tagStore } from './tag-store';
import { saysEmpty } from './use-tags';

export function tagCommands(context: CommandContext): Command[] {
  const ready = () => {
    const session = context.session();
    return session !== null && !isBusy(session) && tagStore.getState().image === session.image.id;
  };
  return [
    {
      id: 'annotate.tags.empty',
      label: 'tags.empty.toggle',
      section: 'canvas',
      keys: ['Shift+E'],
      enabled: ready,
      run() {
        const state = tagStore.getState();
        if (state.image)
          setTag(state.image, { type: 'empty' }, !saysEmpty(state, liveState.getState().project?.member.id));
      },
    },
    {
      id: 'annotate.tags.add',
      label: 'tags.add',
      section: 'canvas',
      keys: ['Shift+T'],
      enabled: ready,
      run: () => document.querySelector<HTMLElement>('[data-part="tags"] input')?.focus(),
    },
  ];
}
