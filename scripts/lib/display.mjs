import { hasDisplay } from './system-packages.mjs';

/** The command that shows windows: as it is where there is a display, else on a virtual screen. */
export function onDisplay(command, args) {
  if (hasDisplay()) return [command, args];
  return ['xvfb-run', ['-a', '-s', '-screen 0 1920x1200x24', command, ...args]];
}
