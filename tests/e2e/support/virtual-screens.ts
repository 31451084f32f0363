import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { hasDisplay } from '../../../scripts/lib/display.mjs';

/** How many windows are tested at a time. On somebody's own screen one: two would take the pointer from each other. */
export const windowsAtATime = hasDisplay() ? 1 : 2;

const variable = (worker: number) => `PLUMBLINE_SCREEN_${worker}`;

/** What tells a program on which display this test worker's windows are; nothing where they are on the person's own. */
export function screenOfWorker(): Record<string, string> {
  const screen = process.env[variable(Number(process.env['TEST_PARALLEL_INDEX'] ?? 0))];
  return screen === undefined ? {} : { DISPLAY: screen };
}

/**
 * Where there is no display, starts a virtual one for each worker. They must not share one: a window that comes or goes
 * moves the pointer of its display into the other window, and the clipboard is the display's too.
 *
 * @returns what ends them.
 */
export default async function startScreens(): Promise<() => Promise<void>> {
  const screens: ChildProcess[] = [];
  const end = async () => {
    for (const screen of screens) if (screen.exitCode === null && screen.kill()) await once(screen, 'exit');
  };
  if (hasDisplay()) return end;
  for (let worker = 0; worker < windowsAtATime; worker++) {
    // It looks for a free number itself, and tells it.
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    });
    screens.push(screen);
    process.env[variable(worker)] = `:${await numberOf(screen)}`;
  }
  return end;
}

async function numberOf(screen: ChildProcess): Promise<string> {
  const told = once(screen.stdio[3]!, 'data').then(([text]) => String(text).trim());
  const gone = once(screen, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it had a display')));
  return Promise.race([told, gone]);
}
