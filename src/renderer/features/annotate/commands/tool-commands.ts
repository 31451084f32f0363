import { toolNames, type ToolName } from '../../../canvas/tools/active-tool';
import type { Command } from '../../../commands/command';
import { takeTool } from '../classes/match-shapes';
import { focusCanvas, type CommandContext } from '../command-context';

const toolKeys: Readonly<Record<ToolName, string>> = {
  select: 'V',
  lasso: 'Shift+V',
  box: 'R',
  'extreme-box': 'Shift+R',
  'rotated-box': 'O',
  polygon: 'P',
  freehand: 'Shift+P',
  polyline: 'L',
  scissors: 'Shift+S',
  'edge-line': 'Shift+X',
  'add-part': 'Shift+C',
  'cut-hole': 'C',
  split: 'S',
  brush: 'B',
  eraser: 'Shift+B',
  wand: 'W',
  prompt: 'Z',
  ellipse: 'E',
  point: 'I',
  skeleton: 'Shift+I',
  relate: 'Y',
  pan: 'H',
};

export function toolCommands(context: CommandContext): Command[] {
  return toolNames.map((name) => ({
    id: `annotate.tool.${name}`,
    label: `annotate.tool.${name}`,
    section: 'canvas',
    keys: [toolKeys[name]],
    enabled: () => context.session() !== null,
    run() {
      const session = context.session();
      if (session) takeTool(session, name);
      focusCanvas();
    },
  }));
}
