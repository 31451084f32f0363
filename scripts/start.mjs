import { buildApp } from './lib/build.mjs';
import { inRoot } from './lib/paths.mjs';
import { isRoot, run } from './lib/run.mjs';
import { runMain, say } from './lib/say.mjs';
import { setUp } from './lib/setup.mjs';
import { hasDisplay, onDisplay } from './lib/display.mjs';

/** `npm start [-- <project>]`: opens the workstation, or shows it on a virtual screen where there is no other. */
await runMain(async () => {
  const { electron } = await setUp();
  await buildApp();
  const given = process.argv.slice(2);
  if (!hasDisplay()) {
    say('there is no display: showing the main job on a virtual one');
    const [command, args] = onDisplay(process.execPath, [inRoot('scripts', 'tour.mjs'), ...given]);
    return (await run(command, args)).code;
  }
  // Chromium's sandbox refuses to work for root; everybody else keeps it.
  const flags = isRoot() ? ['--no-sandbox'] : [];
  // The app opens the sample project only when it has not been opened before and no other is named.
  const { code } = await run(electron, [...flags, inRoot(), '--sample', ...given]);
  return code;
});
