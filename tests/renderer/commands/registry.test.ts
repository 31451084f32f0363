import { describe, expect, it } from 'vitest';
import type { Command } from '@renderer/commands/command';
import { commandStore, isEnabled, registerCommands } from '@renderer/commands/registry';

function command(id: string, more: Partial<Command> = {}): Command {
  return { id, label: 'common.close', section: 'application', run: () => {}, ...more };
}

describe('the commands that can be given', () => {
  it('are there as long as the part that offers them', () => {
    const end = registerCommands([command('a'), command('b')]);
    const endOther = registerCommands([command('c')]);
    expect(commandStore.getState().commands.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    end();
    expect(commandStore.getState().commands.map(({ id }) => id)).toEqual(['c']);
    endOther();
    expect(commandStore.getState().commands).toEqual([]);
  });

  it('are enabled unless they say otherwise, and are asked each time', () => {
    let open = false;
    const one = command('a', { enabled: () => open });
    expect(isEnabled(one)).toBe(false);
    open = true;
    expect(isEnabled(one)).toBe(true);
    expect(isEnabled(command('b'))).toBe(true);
  });
});
