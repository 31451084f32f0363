import { writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';

/** How often the process is looked at: a network fills some hundred MB in that time, milliseconds. */
const interval = 50;
/** What the process says last, so that its parent can tell this end from others. */
const lastWords = 'plumbline: over the memory limit of';

/** The limit where nobody names one: half of what this machine, or what holds us in it, has, and never too little to run anything. */
export function usualMemoryLimit(): number {
  const held = process.constrainedMemory();
  const machine = held > 0 ? Math.min(held, totalmem()) : totalmem();
  return Math.max(2 * 2 ** 30, machine / 2);
}

/**
 * Ends this process when it uses more memory than it may, and says so on its standard error. The network blocks the
 * main thread, so another one looks; a limit of the system itself would count address space, of which V8 reserves much
 * and uses little.
 *
 * @param limit bytes of resident memory.
 */
export function guardMemory(limit: number): void {
  letKernelTakeUsFirst();
  // A text and not an entry of its own: five lines that must not load what the process is for.
  const guard = new Worker(
    `const { workerData: { limit, lastWords, interval } } = require('node:worker_threads');
     setInterval(() => {
       if (process.memoryUsage.rss() <= limit) return;
       require('node:fs').writeSync(2, '\\n' + lastWords + ' ' + limit + ' bytes\\n');
       process.kill(process.pid, 'SIGKILL');
     }, interval);`,
    { eval: true, workerData: { limit, lastWords, interval } },
  );
  guard.unref();
}

/** @param errorText what a process wrote to its standard error before it ended. */
export function wasOverLimit(errorText: string): boolean {
  return errorText.includes(lastWords);
}

/** Where memory ends before the limit is reached, Linux ends a process of its choice: it shall not be the window. */
function letKernelTakeUsFirst(): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Some containers do not allow it; the guard does its work without.
  }
}
