import type { ToolName } from '../../../canvas/tools/active-tool';
import type { Command } from '../../../commands/command';
import { focusCanvas, type CommandContext } from '../command-context';

export const toolKeys: Readonly<Record<ToolName, string>> = { select: 'V', box: 'R', polygon: 'P', pan: 'H' };

const labels = {
  select: 'annotate.tool.select',
  box: 'annotate.tool.box',
  polygon: 'annotate.tool.polygon',
  pan: 'annotate.tool.pan',
} as const;

export function toolCommands(context: CommandContext): Command[] {
  return (['select', 'box', 'polygon', 'pan'] as const).map((name) => ({
    id: `annotate.tool.${name}`,
    label: labels[name],
    section: 'canvas',
    keys: [toolKeys[name]],
    enabled: () => context.session() !== null,
    run() {
      context.session()?.editor.setTool(name);
      focusCanvas();
    },
  }));
}
