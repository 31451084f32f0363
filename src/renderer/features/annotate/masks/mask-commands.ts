import { isPaintingTool } from '../../../canvas/tools/active-tool';
import { nextBrushSize } from '../../../canvas/tools/brush/stroke';
import type { Command } from '../../../commands/command';
import { isBusy, type CommandContext } from '../command-context';
import { setBrush, setWand } from '../session/habits';
import type { Session } from '../session/session';
import { fillMaskHoles, removeMaskIslands, selectedMasks } from './clean';

const TOLERANCE_STEP = 4;

/** What only masks and brushes need. On the keys of brushes nothing else is done while one is in hand. */
export function maskCommands(context: CommandContext): Command[] {
  const command = (
    name: 'larger' | 'smaller' | 'erasesOthers' | 'fillHoles' | 'removeIslands' | 'wider' | 'narrower' | 'contiguous',
    keys: readonly string[],
    condition: (session: Session) => boolean,
    run: (session: Session) => void,
  ): Command => ({
    id: `annotate.masks.${name}`,
    label: `masks.${name}`,
    section: 'canvas',
    keys,
    enabled() {
      const session = context.session();
      return session !== null && condition(session);
    },
    run() {
      const session = context.session();
      if (session) run(session);
    },
  });
  const painting = ({ editor }: Session) => isPaintingTool(editor.store.getState().active.name);
  const choosing = ({ editor }: Session) => editor.store.getState().active.name === 'wand';
  const widen = (by: number) => (session: Session) => {
    const { tolerance } = session.editor.store.getState().wand;
    setWand(session, { tolerance: Math.min(255, Math.max(0, tolerance + by)) });
  };
  const resting = (session: Session) => !isBusy(session) && selectedMasks(session).length > 0;
  const resize = (larger: boolean) => (session: Session) =>
    setBrush(session, { size: nextBrushSize(session.editor.store.getState().brush.size, larger) });
  const toggle = (session: Session) =>
    setBrush(session, { erasesOthers: !session.editor.store.getState().brush.erasesOthers });
  return [
    command('larger', [']'], painting, resize(true)),
    command('smaller', ['['], painting, resize(false)),
    command('erasesOthers', ['Alt+X'], painting, toggle),
    command('wider', [']'], choosing, widen(TOLERANCE_STEP)),
    command('narrower', ['['], choosing, widen(-TOLERANCE_STEP)),
    command('contiguous', ['Alt+X'], choosing, (session) =>
      setWand(session, { isContiguous: !session.editor.store.getState().wand.isContiguous }),
    ),
    command('fillHoles', ['Alt+C'], resting, fillMaskHoles),
    command('removeIslands', ['Alt+E'], resting, removeMaskIslands),
  ];
}
