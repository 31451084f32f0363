import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { pictureProject } from './support/picture-project';
import { launch } from './support/launch';
import { rounded } from './support/measure';
import { makeHugePicture } from './support/huge-picture';

// A picture far too large to be decoded whole: from the double click to a first picture, to the picture in tiles, and to
// single pixels at full size; and the most memory that the window and the process that cuts tiles ever held.
// PLUMBLINE_BENCH_SIDE=30000 makes it larger.

const side = Number(process.env['PLUMBLINE_BENCH_SIDE'] ?? 20_000);

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
try {
  const madeMs = await makeHugePicture(join(folder, 'huge.jpg'), side);
  const { app, page } = await launch(process.cwd(), [
    await pictureProject(folder, { name: 'huge.jpg', width: side, height: side }),
  ]);
  const memory = watchMemory(app.process().pid!);
  try {
    const entry = page.getByText('huge.jpg', { exact: true });
    await entry.waitFor();
    const began = performance.now();
    const since = () => rounded(performance.now() - began);
    await entry.dblclick();
    const canvas = page.getByRole('application');
    await canvas.waitFor();
    await canvas.focus();
    const canvasMs = since();
    await seen(page, 'anything');
    const firstPictureMs = since();
    await page.getByText(/Preparing this large image/).waitFor({ state: 'hidden', timeout: 300_000 });
    const tilesMs = since();
    const asked = performance.now();
    await page.keyboard.press('0');
    await seen(page, 'pixels');
    const fullSizeMs = rounded(performance.now() - asked);
    const machine = { cores: cpus().length, load: loadavg()[0] };
    const picture = { side, megabytes: rounded(statSync(join(folder, 'huge.jpg')).size / 1e6), madeMs };
    const times = { canvasMs, firstPictureMs, tilesMs, fullSizeMs };
    console.log(JSON.stringify({ name: 'huge-picture', ...machine, picture, times, mostMb: memory() }));
  } finally {
    await app.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Waits until the picture is on the canvas, or its single pixels: the lines of one pixel that it is made of. */
async function seen(window: Page, what: 'anything' | 'pixels'): Promise<void> {
  await window.waitForFunction(
    (wanted) => {
      const planes = [...document.querySelectorAll<HTMLCanvasElement>('[data-canvas] canvas')];
      const plane = planes.find((one) => one.style.visibility === 'visible');
      if (!plane) return false;
      const probe = new OffscreenCanvas(32, 32).getContext('2d')!;
      const [left, top] = [Math.floor(plane.width / 2), Math.floor(plane.height / 2)];
      probe.drawImage(plane, left, top, 32, 32, 0, 0, 32, 32);
      const { data } = probe.getImageData(0, 0, 32, 32);
      const greens = Array.from({ length: 32 * 32 }, (_, at) => data[at * 4 + 1]! - data[at * 4]!);
      // It is green all over, in lines that are light and dark by turns.
      if (wanted === 'anything') return Math.max(...greens) > 60;
      const lights = Array.from({ length: 32 }, (_, at) => data[at * 4 + 1]!);
      return Math.max(...lights) - Math.min(...lights) > 60;
    },
    what,
    { polling: 50, timeout: 300_000 },
  );
}

/** Looks at the processes below one again and again; the result tells the most megabytes that each kind has held. */
function watchMemory(root: number): () => Readonly<Record<string, number>> {
  const most: Record<string, number> = {};
  const look = () => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const kind = kindOf(Number(pid), root);
      if (kind === null) continue;
      const megabytes = Math.round(Number(/VmHWM:\s+(\d+)/.exec(read(pid, 'status'))?.[1] ?? 0) / 1024);
      most[kind] = Math.max(most[kind] ?? 0, megabytes);
    }
  };
  const timer = setInterval(look, 200);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}

function kindOf(pid: number, root: number): 'main' | 'window' | 'cutting' | null {
  if (pid === root) return 'main';
  const words = read(pid, 'cmdline');
  const kind = words.includes('pyramid-worker') ? 'cutting' : words.includes('--type=renderer') ? 'window' : null;
  return kind !== null && isBelow(pid, root) ? kind : null;
}

function isBelow(pid: number, root: number): boolean {
  let at = pid;
  while (at > 1 && at !== root) at = Number(/PPid:\s+(\d+)/.exec(read(at, 'status'))?.[1] ?? 0);
  return at === root;
}

/** Nothing once the process has ended. */
function read(pid: number | string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
