import { spawn, spawnSync } from 'node:child_process';

/**
 * Runs a command and waits for it.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { quiet?: boolean }} options `quiet` collects the output instead of showing it
 * @returns {Promise<{ code: number, output: string }>} `code` is 127 when the command does not exist
 */
export function run(command, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit', ...options });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output }));
  });
}

/** Where a command is on the PATH, or undefined. */
export function which(command) {
  const finder = process.platform === 'win32' ? ['where', [command]] : ['sh', ['-c', `command -v '${command}'`]];
  const found = spawnSync(finder[0], finder[1], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim().split('\n')[0] : undefined;
}

/** True when this process may install system packages and Chromium refuses its own sandbox. */
export function isRoot() {
  return process.getuid?.() === 0;
}

/** npm as an argument vector: the npm that runs us, else the one on the PATH. */
export function npmCommand() {
  const fromNpm = process.env.npm_execpath;
  if (fromNpm?.endsWith('.js')) return [process.execPath, fromNpm];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}
