import { forgetBuild } from './lib/build.mjs';
import { onDisplay } from './lib/display.mjs';
import { inRoot } from './lib/paths.mjs';
import { isRoot, run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';
import { setUp } from './lib/setup.mjs';

// The window with hot reload; further arguments go to the app (`npm run dev -- <project>`).
await runMain(async () => {
  const { electron } = await setUp();
  forgetBuild();
  const bundler = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const [command, args] = onDisplay(process.execPath, [bundler, '--watch']);
  const env = {
    ...process.env,
    ELECTRON_EXEC_PATH: electron,
    ELECTRON_CLI_ARGS: JSON.stringify(process.argv.slice(2)),
    ...(isRoot() ? { NO_SANDBOX: '1' } : {}),
  };
  const { code } = await run(command, args, { cwd: inRoot(), env });
  return code;
});
