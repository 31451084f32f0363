import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildApp } from '../../scripts/lib/build.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';

const script = inRoot('out', 'cli', 'plumbline.js');
const lock = inRoot('out', 'command-line-build.lock');

/** Builds the command line unless it was built from these very sources; one test file at a time. */
export async function buildCommandLine(): Promise<void> {
  mkdirSync(inRoot('out'), { recursive: true });
  while (!tryLock()) await sleep(200);
  try {
    await buildApp({ quiet: true });
  } finally {
    rmdirSync(lock);
  }
}

function tryLock(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  /** The words. */
  readonly stderr: string;
}

/** Starts the real command line as a process. */
export function start(args: readonly string[], folder?: string): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, ended };
}

export function plumbline(...args: readonly string[]): Promise<Ended> {
  return start(args).ended;
}

/** Runs a command with --json, expects it to end with `code`, and returns what it printed. */
export async function json<T = Record<string, unknown>>(code: number, ...args: readonly string[]): Promise<T> {
  const ended = await plumbline(...args, '--json');
  if (ended.code !== code)
    throw new Error(`plumbline ${args.join(' ')} ended with ${ended.code}\n${ended.stderr}${ended.stdout}`);
  return JSON.parse(ended.stdout) as T;
}

export interface Failed {
  readonly error: { readonly code: string; readonly params: Record<string, unknown>; readonly message: string };
}
