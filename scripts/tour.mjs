import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { electronBinary } from './lib/electron-path.mjs';
import { inRoot } from './lib/paths.mjs';
import { isRoot } from './lib/run.mjs';
import { runMain, say } from './lib/say.mjs';
import { steps } from './lib/tour-steps.mjs';

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
  const app = await _electron.launch({
    executablePath: electronBinary(),
    args: [...(isRoot() ? ['--no-sandbox'] : []), inRoot(), '--sample', ...process.argv.slice(2)],
    env: { ...process.env, PLUMBLINE_USER_DATA: userData },
  });
  try {
    const page = await app.firstWindow();
    for (const [index, step] of steps.entries()) {
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
