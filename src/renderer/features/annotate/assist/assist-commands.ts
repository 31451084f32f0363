import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import type { AssistKind } from '@shared/contract/assist';
import { call } from '../../../bridge/bridge';
import { editableShapes } from '../../../canvas/tools/select/targets';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import type { Command } from '../../../commands/command';
import { modelStore } from '../../../models/model-store';
import { findSimilar } from '../../../similar/similar';
import { isBusy, type CommandContext } from '../command-context';
import type { Session } from '../session/session';
import { walkSuggestions } from '../session/suggestions';
import { showMessage } from '../../../ui/show-message';

const assists = [
  { kind: 'outline', keys: ['Alt+O'], label: 'models.assist.outline' },
  { kind: 'text', keys: ['Alt+T'], label: 'models.assist.text' },
  { kind: 'pose', keys: ['Alt+P'], label: 'models.assist.pose' },
] as const satisfies readonly { kind: AssistKind; keys: readonly string[]; label: string }[];

/** What a model does with the label that is selected: it looks inside, and what it sees becomes a suggestion. */
export function assistCommands(context: CommandContext): Command[] {
  const selected = () => {
    const session = context.session();
    return session && !isBusy(session) ? theSelected(session) : undefined;
  };
  return [
    ...assists.map(({ kind, keys, label }): Command => ({
      id: `annotate.assist.${kind}`,
      label,
      section: 'suggestions',
      keys,
      enabled: () => selected() !== undefined,
      async run() {
        const [session, shape] = [context.session(), selected()];
        if (session && shape) await assist(session, shape, kind);
      },
    })),
    {
      id: 'annotate.similar',
      label: 'models.similar.command',
      section: 'suggestions',
      keys: ['Alt+S'],
      enabled: () => selected() !== undefined,
      run() {
        const [session, shape] = [context.session(), selected()];
        if (!session || !shape) return;
        const { id, geometry } = shape;
        findSimilar({ type: 'object', image: session.image.id, geometry, id });
      },
    },
  ];
}

function theSelected({ editor }: Session): AnnotationShape | undefined {
  const { document, selection } = editor.store.getState();
  const [shape, ...others] = editableShapes(document, selection);
  return others.length === 0 ? shape : undefined;
}

async function assist(
  session: Session,
  { bounds, class: labelClass }: AnnotationShape,
  kind: AssistKind,
): Promise<void> {
  const { minX, minY, maxX, maxY } = bounds;
  const box = { x: minX, y: minY, width: Math.max(1, maxX - minX), height: Math.max(1, maxY - minY) };
  const id = `assist:${kind}`;
  showMessage({
    id,
    message: i18next.t('models.assist.looking'),
    loading: true,
    autoClose: false,
    withCloseButton: false,
  });
  try {
    const image = session.image.id;
    const { reader } = modelStore.getState();
    const { made, model } = await call('assist.inBox', { image, kind, box, points: [], class: labelClass, reader });
    notifications.update({
      id,
      message: i18next.t('models.assist.made', { count: made, model }),
      loading: false,
      autoClose: 4000,
      withCloseButton: false,
    });
    if (made > 0) walkSuggestions(session, 1);
  } catch (error) {
    notifications.hide(id);
    throw error;
  }
}
