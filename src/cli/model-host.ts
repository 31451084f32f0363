import { join } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { PrelabelHost } from '@main/prelabel/host';
import type { Cli } from './cli';

/** How models may use the machine. */
export interface HostOptions {
  readonly threads?: number;
  /** GB. */
  readonly memory?: number;
  /** Seconds. */
  readonly patience?: number;
}

/** The options of every command that runs models. */
export function addHostOptions(command: Command): Command {
  return command
    .option(
      '--threads <number>',
      'threads that a network computes with on the processor; otherwise one less than there are cores',
      wholeNumber,
    )
    .option('--memory <GB>', 'end a model that uses more memory than this; otherwise half of the machine’s', positive)
    .option('--patience <seconds>', 'end a model that gives no answer for this long; otherwise 60', positive);
}

/** Runs work with the process for models, and ends that process after it. */
export async function withHost<T>(
  cli: Cli,
  { threads, memory, patience }: HostOptions,
  work: (host: PrelabelHost) => Promise<T>,
): Promise<T> {
  const host = new PrelabelHost({
    entry: join(cli.paths.workers, 'prelabel-worker.js'),
    threads,
    memoryLimit: memory === undefined ? undefined : memory * 2 ** 30,
    patience: patience === undefined ? undefined : patience * 1000,
  });
  try {
    return await work(host);
  } finally {
    host.close();
  }
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d{1,9}$/.test(text) && number >= 1) return number;
  throw new InvalidArgumentError('Expected a whole number from 1 on.');
}

function positive(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number > 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError('Expected a number above 0.');
}
