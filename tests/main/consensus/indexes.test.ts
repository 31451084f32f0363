import { expect, it } from 'vitest';
import { Indexes } from '@main/consensus/indexes';
import { survey } from '@main/consensus/survey';
import { disputedProject } from './disputed-project';

const settings = { threshold: 0.5, wellPlaced: 0.8, method: 'robust' } as const;

it('a comparison can be cancelled, and is made again when it is asked for again', async () => {
  const store = disputedProject();
  const told: number[] = [];
  const indexes = new Indexes((job, signal) =>
    survey(store, job.settings, { signal, progress: (done) => told.push(done) }),
  );
  const first = indexes.of(store, settings);
  indexes.cancel();
  await expect(first).rejects.toMatchObject({ name: 'AbortError' });
  expect((await indexes.of(store, settings)).images).toBeGreaterThan(0);
  expect(told.at(-1)).toBeGreaterThan(0);
});

it('who asks with other settings does not wait for the comparison before', async () => {
  const store = disputedProject();
  const indexes = new Indexes((job, signal) => survey(store, job.settings, { signal, progress: () => undefined }));
  const first = indexes.of(store, settings);
  const second = indexes.of(store, { ...settings, threshold: 0.7 });
  await expect(first).rejects.toMatchObject({ name: 'AbortError' });
  expect((await second).images).toBeGreaterThan(0);
});
