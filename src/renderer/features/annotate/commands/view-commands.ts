import { fitImage, zoomBy, zoomToBounds, zoomToScale } from '../../../canvas/view/zoom';
import { unionBounds } from '@shared/geometry/extent';
import type { Command } from '../../../commands/command';
import type { CommandContext } from '../command-context';
import { focusNextPart } from '../focus-parts';
import type { Session } from '../session/session';

const ZOOM_STEP = 1.25;

export function viewCommands(context: CommandContext): Command[] {
  const withSession = (run: (session: Session) => void) => ({
    section: 'canvas' as const,
    enabled: () => context.session() !== null,
    run() {
      const session = context.session();
      if (session) run(session);
    },
  });
  return [
    {
      id: 'annotate.view.fit',
      label: 'annotate.view.fit',
      keys: ['F'],
      ...withSession(({ editor }) => fitImage(editor)),
    },
    {
      id: 'annotate.view.zoom-in',
      label: 'annotate.view.zoomIn',
      keys: ['Plus', '='],
      ...withSession(({ editor }) => zoomBy(editor, ZOOM_STEP)),
    },
    {
      id: 'annotate.view.zoom-out',
      label: 'annotate.view.zoomOut',
      keys: ['-'],
      ...withSession(({ editor }) => zoomBy(editor, 1 / ZOOM_STEP)),
    },
    {
      id: 'annotate.view.actual-size',
      label: 'annotate.view.actualSize',
      keys: ['Mod+0', '0'],
      ...withSession(({ editor }) => zoomToScale(editor, 1)),
    },
    {
      id: 'annotate.view.zoom-selection',
      label: 'annotate.view.zoomSelection',
      keys: ['Shift+F'],
      ...withSession(({ editor }) => {
        const { document, selection } = editor.store.getState();
        const selected = [...selection].flatMap((id) => document.shapes.get(id)?.bounds ?? []);
        const bounds = unionBounds(selected);
        if (bounds) zoomToBounds(editor, bounds);
      }),
    },
    {
      id: 'annotate.view.pan',
      label: 'annotate.view.pan',
      section: 'canvas',
      keys: ['Space'],
      onlyKeys: true,
      handledElsewhere: true,
      run: () => {},
    },
    {
      id: 'annotate.view.next-part',
      label: 'annotate.view.nextPart',
      section: 'canvas',
      keys: ['F6'],
      onlyKeys: true,
      run: () => focusNextPart(1),
    },
    {
      id: 'annotate.view.previous-part',
      label: 'annotate.view.previousPart',
      section: 'canvas',
      keys: ['Shift+F6'],
      onlyKeys: true,
      run: () => focusNextPart(-1),
    },
  ];
}
