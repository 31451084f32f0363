import type { Command } from '../../../commands/command';
import { editableShapes } from '../../../canvas/tools/select/targets';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { canvasHasKeys, isBusy, type CommandContext } from '../command-context';
import { transcriptionStore } from './transcription-store';

export function transcriptionCommands(context: CommandContext): Command[] {
  const only = (): AnnotationShape | undefined => {
    const session = context.session();
    if (session === null || isBusy(session)) return undefined;
    const { document, selection } = session.editor.store.getState();
    const shapes = selection.size === 1 ? editableShapes(document, selection) : [];
    return shapes[0];
  };
  const open = () => {
    const shape = only();
    if (!shape) return;
    context.session()?.editor.setTool('select');
    transcriptionStore.setState({ open: shape.id });
  };
  return [
    {
      id: 'annotate.transcription.open',
      label: 'transcription.open',
      section: 'canvas',
      keys: ['T'],
      enabled: () => only() !== undefined,
      run: open,
    },
    {
      id: 'annotate.transcription.enter',
      label: 'transcription.open',
      section: 'canvas',
      keys: ['Enter'],
      onlyKeys: true,
      enabled: () =>
        canvasHasKeys() && context.session()?.editor.store.getState().active.name === 'select' && only() !== undefined,
      run: open,
    },
  ];
}
