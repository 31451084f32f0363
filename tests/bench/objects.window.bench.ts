import { mkdtempSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { denseProject } from './support/dense-project';
import { launch } from './support/launch';
import { rounded } from './support/measure';

// A picture with very many objects in the whole window: list, inspector, history, save queue. Milliseconds from the
// input until it is done and saved, and how long the window did not listen meanwhile (tasks of more than 50 ms).
// PLUMBLINE_BENCH_OBJECTS=10000 says how many.

const count = Number(process.env['PLUMBLINE_BENCH_OBJECTS'] ?? 10_000);

interface Step {
  readonly ms: number;
  /** The longest time that the window did not listen, and how often that was more than 50 ms. */
  readonly longest: number;
  readonly longTasks: number;
}

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const { app, page } = await launch(process.cwd(), [await denseProject(folder, count)]);
try {
  const steps: Record<string, Step> = {};
  const canvas = page.getByRole('application');
  const saved = () =>
    page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .waitFor();
  const painted = () => page.locator('[data-canvas] [aria-busy="false"]').waitFor();
  const run = async (name: string, act: () => Promise<unknown>, until: () => Promise<unknown>) => {
    steps[name] = await step(page, act, until);
  };
  await page.getByText('dense.jpg', { exact: true }).waitFor();
  await run(
    'open',
    () => page.getByText('dense.jpg', { exact: true }).dblclick(),
    async () => {
      await canvas.waitFor();
      await painted();
    },
  );
  const opened = await memory(app);
  await canvas.focus();
  const press = (key: string) => () => page.keyboard.press(key);
  await run('selectAll', press('Control+a'), () =>
    page
      .getByText(`${count.toLocaleString('en')} objects`)
      .first()
      .waitFor(),
  );
  await run('relabelAll', press('3'), saved);
  await run('undo', press('Control+z'), saved);
  await run('redo', press('Control+y'), saved);
  await run('nudgeAll', press('ArrowRight'), saved);
  await run('deselect', press('Escape'), painted);
  await run(
    'deleteAll',
    async () => {
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
    },
    saved,
  );
  await run('undoDelete', press('Control+z'), saved);
  const end = await memory(app);
  const machine = { cores: cpus().length, load: loadavg()[0] };
  console.log(JSON.stringify({ name: 'objects', ...machine, count, steps, memoryMb: { opened, end } }));
} finally {
  await app.close();
}

async function step(window: Page, act: () => Promise<unknown>, until: () => Promise<unknown>): Promise<Step> {
  await window.evaluate(() => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
    Object.assign(globalThis, { tasks, observer });
  });
  const began = performance.now();
  await act();
  // The input has been heard when the frame after it is out.
  await window.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  await until();
  const ms = performance.now() - began;
  await window.waitForTimeout(500);
  const tasks = await window.evaluate(() => {
    (Reflect.get(globalThis, 'observer') as PerformanceObserver).disconnect();
    return Reflect.get(globalThis, 'tasks') as number[];
  });
  return { ms: rounded(ms), longest: rounded(Math.max(0, ...tasks)), longTasks: tasks.length };
}

/** Megabytes of the window's process and of the main one. */
async function memory(electron: ElectronApplication): Promise<{ readonly window: number; readonly main: number }> {
  return electron.evaluate(({ app: running }) => {
    const of = (type: string) =>
      running
        .getAppMetrics()
        .filter((metric) => metric.type === type)
        .map(({ memory: { workingSetSize } }) => Math.round(workingSetSize / 1024));
    return { window: Math.max(0, ...of('Tab')), main: Math.max(0, ...of('Browser')) };
  });
}
