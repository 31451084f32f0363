import { expect } from '@playwright/test';
import type { Workstation } from './launch';

/** Asks the main process as the window does. */
export async function ask<Value>({ page }: Pick<Workstation, 'page'>, channel: string, input: object): Promise<Value> {
  const envelope = await page.evaluate(
    ([name, given]) =>
      (window as never as { plumbline: { call(name: string, input: object): Promise<unknown> } }).plumbline.call(
        name,
        given,
      ),
    [channel, input] as const,
  );
  const { ok, value } = envelope as { ok: boolean; value: Value };
  expect(ok, `${channel}: ${JSON.stringify(envelope)}`).toBe(true);
  return value;
}

/** Asks for work that takes its time, and waits for its end. */
export async function finished(at: Workstation, channel: string, input: object): Promise<void> {
  const { job } = await ask<{ job: string }>(at, channel, input);
  await expect
    .poll(async () => {
      const jobs = await ask<{ id: string; status: string; error: unknown }[]>(at, 'jobs.list', {});
      const found = jobs.find(({ id }) => id === job);
      return found?.status === 'failed' ? JSON.stringify(found.error) : found?.status;
    })
    .toBe('done');
}
