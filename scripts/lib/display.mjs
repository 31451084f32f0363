/** True when a window can be shown on a display that is there. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The command that shows windows: as it is where there is a display, else on a virtual screen. */
export function onDisplay(command, args) {
  if (hasDisplay()) return [command, args];
  return ['xvfb-run', ['-a', '-s', '-screen 0 1920x1200x24', command, ...args]];
}
