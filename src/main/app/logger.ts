import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Logger {
  info(message: string): void;
  warn(message: string, error?: unknown): void;
  error(message: string, error?: unknown): void;
}

const bytesPerFile = 1_000_000;
const fileName = 'plumbline.log';

/**
 * Writes to `plumbline.log` in `folder` and keeps the one before it, a megabyte each. Lines are written at once, so that
 * the last words before a crash are there. A log that cannot be written is no reason to stop.
 */
export function createLogger(folder: string, now: () => Date, echo: (line: string) => void): Logger {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, fileName);

  function write(level: string, message: string, error?: unknown): void {
    const line = `${now().toISOString()} ${level} ${message}${error === undefined ? '' : `\n${describe(error)}`}\n`;
    if (level !== 'info') echo(line);
    try {
      if (sizeOf(file) + line.length > bytesPerFile) rotate(file);
      appendFileSync(file, line);
    } catch {
      echo(line);
    }
  }

  return {
    info: (message) => write('info', message),
    warn: (message, error) => write('warn', message, error),
    error: (message, error) => write('error', message, error),
  };
}

function rotate(file: string): void {
  rmSync(`${file}.1`, { force: true });
  renameSync(file, `${file}.1`);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\ncaused by ${describe(error.cause)}`;
}
