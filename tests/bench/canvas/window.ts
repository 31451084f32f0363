import type { CDPSession, ElectronApplication, Page } from '@playwright/test';

/** A window under measurement. */
export interface Measurable {
  readonly page: Page;
  readonly app: ElectronApplication;
  readonly session: CDPSession;
}

/** Milliseconds of the processor that showing pages has taken so far: hardly more when the machine does other work too. */
export async function cpuMs({ app }: Measurable): Promise<number> {
  const seconds = await app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .filter(({ type }) => type === 'Tab' || type === 'GPU')
      .reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? 0), 0),
  );
  return seconds * 1000;
}

/** Megabytes that the page's process keeps in memory. */
export async function rendererMb({ app }: Measurable): Promise<number> {
  return app.evaluate(({ app: electron }) => {
    const pages = electron.getAppMetrics().filter(({ type }) => type === 'Tab');
    return Math.max(0, ...pages.map(({ memory }) => memory.workingSetSize)) / 1024;
  });
}

/** Megabytes of the page's objects, after what is no longer needed was cleared away. */
export async function heapMb({ session }: Measurable): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}
