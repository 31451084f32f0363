import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import type { Envelope } from '@shared/contract/envelope';
import type { JobState } from '@shared/contract/jobs';
import { launchPlumbline, type Workstation } from './support/launch';

const astronaut = resolve(import.meta.dirname, '../fixtures/images/astronaut.jpg');

interface LooseApi {
  call(name: string, input: unknown): Promise<Envelope<unknown>>;
  on(name: string, listener: (payload: unknown) => void): () => void;
}

let folder: string;
let workstation: Workstation;
let image: string;
/** The job's states as the page heard them. */
let heard: JobState[];

async function call(name: string, input: unknown): Promise<unknown> {
  const envelope = await workstation.page.evaluate(
    ([channel, value]) => (Reflect.get(window, 'plumbline') as LooseApi).call(channel, value),
    [name, input] as const,
  );
  if (!envelope.ok) throw new Error(envelope.error.message);
  return envelope.value;
}

/** Adds pictures and returns what the page heard of the job, once it is over. */
function addAndListen(paths: string[]): Promise<JobState[]> {
  return workstation.page.evaluate(
    (chosen) =>
      new Promise<JobState[]>((done) => {
        const api = Reflect.get(window, 'plumbline') as LooseApi;
        const states: JobState[] = [];
        const stop = api.on('job.state', (payload) => {
          const state = payload as JobState;
          states.push(state);
          if (state.status === 'running') return;
          stop();
          done(states);
        });
        void api.call('images.add', { paths: chosen });
      }),
    paths,
  );
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-그림 '));
  await copyFile(astronaut, join(folder, 'in the project.jpg'));
  await copyFile(astronaut, join(folder, 'beside it.jpg'));
  workstation = await launchPlumbline();
  const path = join(folder, 'pictures.plumb');
  await call('projects.create', { path, name: 'Pictures', template: 'objects', classes: ['person'] });
  heard = await addAndListen([join(folder, 'in the project.jpg')]);
  const listing = { filter: { text: '', class: null, state: 'all' }, sort: 'path' };
  image = String(await call('images.ids', listing));
});

test.afterAll(async () => {
  // The console names each range that was refused, which is what a test asked for.
  expect(workstation.pageErrors.splice(0).filter((error) => !error.includes('416'))).toEqual([]);
  await workstation.close();
  await rm(folder, { recursive: true, force: true });
});

test('the page hears how a job goes, to its end', () => {
  expect(heard[0]).toMatchObject({ kind: 'add-images', status: 'running' });
  expect(heard.at(-1)).toMatchObject({ status: 'done', result: { added: 1 } });
});

for (const [kind, type] of [
  ['image', 'image/jpeg'],
  ['thumbnail', 'image/webp'],
] as const) {
  test(`a registered ${kind} comes with its type, whole or in part`, async () => {
    const answers = await workstation.page.evaluate(async (url) => {
      const whole = await fetch(url);
      const part = await fetch(url, { headers: { range: 'bytes=10-19' } });
      const beyond = await fetch(url, { headers: { range: 'bytes=99999999-' } });
      const bytes = new Uint8Array(await whole.arrayBuffer());
      return {
        statuses: [whole.status, part.status, beyond.status],
        type: whole.headers.get('content-type'),
        partial: Array.from(new Uint8Array(await part.arrayBuffer())),
        same: Array.from(bytes.subarray(10, 20)),
        size: bytes.length,
        range: part.headers.get('content-range'),
      };
    }, `plumb://${kind}/${image}`);
    expect(answers.statuses).toEqual([200, 206, 416]);
    expect(answers.type).toBe(type);
    expect(answers.partial).toEqual(answers.same);
    expect(answers.range).toBe(`bytes 10-19/${answers.size}`);
  });
}

test('a canvas may read the pixels of a picture that is shown', async () => {
  const alpha = await workstation.page.evaluate(async (url) => {
    const shown = new Image();
    shown.crossOrigin = 'anonymous';
    shown.src = url;
    await shown.decode();
    const context = document.createElement('canvas').getContext('2d');
    context?.drawImage(shown, 0, 0);
    return context?.getImageData(5, 5, 1, 1).data[3];
  }, `plumb://image/${image}`);
  expect(alpha).toBe(255);
});

test('a picture of 108 megapixels is shown and can be drawn on', async () => {
  const { page } = workstation;
  const large = join(folder, 'large.jpg');
  await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#884422' } })
    .jpeg({ quality: 30 })
    .toFile(large);
  await addAndListen([large]);
  await page.getByText('large.jpg', { exact: true }).dblclick();
  await expect(page.getByText('12000 × 9000')).toBeVisible();
  // The canvas is grey until the picture is there, or words say that it cannot be shown.
  const middle = { x: 400, y: 300, width: 1, height: 1 };
  await expect
    .poll(async () => {
      const [red = 0, , blue = 0] = await sharp(await page.screenshot({ clip: middle }))
        .raw()
        .toBuffer();
      return red - blue;
    })
    .toBeGreaterThan(60);
});
