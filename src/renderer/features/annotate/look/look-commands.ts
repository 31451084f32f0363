import type { Adjustments } from '@shared/contract/looks';
import { unadjusted } from '@shared/contract/looks';
import { liveState } from '../../../bridge/live-state';
import { isAdjusted, stepped } from '../../../canvas/editor/adjustments';
import { autoWindow, steppedWindow, windowOf, type ToneRange } from '../../../canvas/editor/window-level';
import { panByPart } from '../../../canvas/view/zoom';
import type { Command } from '../../../commands/command';
import type { CommandContext } from '../command-context';
import type { Session } from '../session/session';
import { focusOnClass, focusOnSelection, isFocusing, unfocus } from './focusing';
import { adjust, keepLooks } from './looks';
import { viewPopover } from './view-popover-store';

const toneKeys = {
  brightness: ['Alt+B', 'Alt+Shift+B'],
  contrast: ['Alt+.', 'Alt+,'],
  gamma: ['Alt+G', 'Alt+Shift+G'],
} as const;

/** How the picture and what is on it look. */
export function lookCommands(context: CommandContext): Command[] {
  const withSession = (run: (session: Session) => void, condition: (session: Session) => boolean = () => true) => ({
    section: 'view' as const,
    enabled: () => {
      const session = context.session();
      return session !== null && condition(session);
    },
    run() {
      const session = context.session();
      if (session) run(session);
    },
  });
  const adjusting = (
    change: (now: Adjustments, range: ToneRange | null) => Adjustments,
    condition?: (session: Session) => boolean,
  ) =>
    withSession(({ image, editor }) => {
      const { adjustments, range } = editor.store.getState();
      adjust(image.id, change(adjustments, range));
    }, condition);
  const toggling = (which: 'minimap' | 'crosshair' | 'pixelGrid') =>
    withSession(() => keepLooks({ [which]: !liveState.getState().looks[which] }));
  return [
    { id: 'annotate.look.options', label: 'view.options', keys: ['Alt+V'], ...withSession(() => viewPopover.toggle()) },
    ...(['brightness', 'contrast', 'gamma'] as const).flatMap((which) => {
      const [more, less] = toneKeys[which];
      return [
        {
          id: `annotate.look.${which}-more`,
          label: `view.command.${which}More` as const,
          keys: [more],
          ...adjusting((now) => stepped(now, which, 1)),
        },
        {
          id: `annotate.look.${which}-less`,
          label: `view.command.${which}Less` as const,
          keys: [less],
          ...adjusting((now) => stepped(now, which, -1)),
        },
      ];
    }),
    ...windowCommands(adjusting),
    {
      id: 'annotate.look.invert',
      label: 'view.command.invert',
      keys: ['Alt+I'],
      ...adjusting((now) => ({ ...now, invert: !now.invert })),
    },
    {
      id: 'annotate.look.reset',
      label: 'view.command.reset',
      keys: ['Alt+0'],
      ...adjusting(
        () => unadjusted,
        ({ editor }) => isAdjusted(editor.store.getState().adjustments),
      ),
    },
    {
      id: 'annotate.look.labels',
      label: 'view.command.labels',
      keys: ['Alt+L'],
      ...withSession(() => keepLooks({ labels: liveState.getState().looks.labels === 'all' ? 'hand' : 'all' })),
    },
    {
      id: 'annotate.look.colours',
      label: 'view.command.colours',
      keys: ['Alt+K'],
      ...withSession(nextColouring),
    },
    {
      id: 'annotate.look.focus',
      label: 'view.command.focus',
      keys: ['Alt+F'],
      ...withSession(
        (session) => (isFocusing(session) ? unfocus(session) : focusOnSelection(session)),
        (session) => isFocusing(session) || session.editor.store.getState().selection.size > 0,
      ),
    },
    {
      id: 'annotate.look.focus-class',
      label: 'view.command.focusClass',
      keys: ['Alt+Shift+F'],
      ...withSession((session) => (isFocusing(session) ? unfocus(session) : focusOnClass(session))),
    },
    {
      id: 'annotate.look.magnifier',
      label: 'view.command.magnifier',
      keys: ['Alt+Z'],
      ...withSession(({ editor }) => editor.store.setState(({ magnifying }) => ({ magnifying: !magnifying }))),
    },
    { id: 'annotate.look.minimap', label: 'view.command.minimap', keys: ['Alt+M'], ...toggling('minimap') },
    { id: 'annotate.look.crosshair', label: 'view.command.crosshair', ...toggling('crosshair') },
    { id: 'annotate.look.pixel-grid', label: 'view.command.pixelGrid', ...toggling('pixelGrid') },
    ...panCommands(withSession),
  ];
}

type Adjusting = (change: (now: Adjustments, range: ToneRange | null) => Adjustments) => Omit<Command, 'id' | 'label'>;

/** Which of the picture's values are shown from black to white. */
function windowCommands(adjusting: Adjusting): Command[] {
  const stepping = (what: 'width' | 'level', direction: 1 | -1) =>
    adjusting((now, range) => ({ ...now, window: steppedWindow(windowOf(now, range), what, direction) }));
  return [
    {
      id: 'annotate.look.window-narrower',
      label: 'view.command.windowNarrower',
      keys: ['Alt+['],
      ...stepping('width', -1),
    },
    {
      id: 'annotate.look.window-wider',
      label: 'view.command.windowWider',
      keys: ['Alt+]'],
      ...stepping('width', 1),
    },
    { id: 'annotate.look.level-up', label: 'view.command.levelUp', keys: ["Alt+'"], ...stepping('level', 1) },
    {
      id: 'annotate.look.level-down',
      label: 'view.command.levelDown',
      keys: ['Alt+;'],
      ...stepping('level', -1),
    },
    {
      id: 'annotate.look.window-auto',
      label: 'view.command.windowAuto',
      keys: ['Alt+A'],
      ...adjusting((now, range) => ({ ...now, window: autoWindow(range) })),
    },
  ];
}

/** A quarter of the view at a time. */
const PART = 0.25;

function panCommands(withSession: (run: (session: Session) => void) => Omit<Command, 'id' | 'label'>): Command[] {
  return (
    [
      ['Left', -PART, 0],
      ['Right', PART, 0],
      ['Up', 0, -PART],
      ['Down', 0, PART],
    ] as const
  ).map(([way, across, down]) => ({
    id: `annotate.look.pan-${way.toLowerCase()}`,
    label: `view.command.pan${way}` as const,
    ...withSession(({ editor }) => panByPart(editor, across, down)),
    keys: [`Alt+Shift+Arrow${way}`],
    onlyKeys: true,
  }));
}

const colourings = ['class', 'object', 'author', 'agreement'] as const;

function nextColouring(): void {
  const at = colourings.indexOf(liveState.getState().looks.colourBy);
  keepLooks({ colourBy: colourings[(at + 1) % colourings.length]! });
}
