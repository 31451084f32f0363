import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { electronBinary, pinnedBinary } from './lib/electron-path.mjs';
import { inRoot } from './lib/paths.mjs';
import { isRoot } from './lib/run.mjs';
import { runMain, say } from './lib/say.mjs';
import { look, steps } from './lib/tour-steps.mjs';

/**
 * Drives the built app in its real window through the main job, and leaves a picture of each step in out/tour/.
 * A step that fails ends the tour with a non-zero exit code.
 */
await runMain(async () => {
  const { _electron } = await import('@playwright/test');
  const folder = inRoot('out', 'tour');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const userData = mkdtempSync(path.join(tmpdir(), 'plumbline-tour-'));
  writeFileSync(path.join(userData, 'preferences.json'), JSON.stringify({ theme: 'dark', language: 'en' }));
  // Told where Electron is by its package, not by a path, the runner holds the application back until it listens.
  if (pinnedBinary() === undefined) process.env.ELECTRON_OVERRIDE_DIST_PATH ??= path.dirname(electronBinary());
  const given = process.argv.slice(2);
  const app = await _electron.launch({
    args: [inRoot(), '--sample', ...given],
    chromiumSandbox: !isRoot(),
    env: { ...process.env, PLUMBLINE_USER_DATA: userData },
    colorScheme: null,
  });
  try {
    const page = await app.firstWindow();
    // The main job is done on the sample; of a project that somebody names only a look is taken.
    for (const [index, step] of (given.length > 0 ? [look] : steps).entries()) {
      const told = await step.run({ app, page, folder });
      const picture = path.join(folder, `${String(index + 1).padStart(2, '0')}-${step.name}.png`);
      await page.screenshot({ path: picture });
      say(`${told ?? step.says} (${path.relative(inRoot(), picture)})`);
    }
  } finally {
    await app.close();
    rmSync(userData, { recursive: true, force: true });
  }
});
