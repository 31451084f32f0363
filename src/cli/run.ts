import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import type { CliPaths } from './cli';
import { exitCodes, type ExitCode } from './exit-codes';
import { Output } from './output';
import { createProgram } from './program';
import { createRunner } from './runner';

/** Runs one command line. Never throws. @returns the exit code. */
export async function run(argv: readonly string[], paths: CliPaths): Promise<ExitCode> {
  const output = new Output(argv.includes('--json'));
  const runner = createRunner(output);
  const { version } = JSON.parse(readFileSync(paths.packageFile, 'utf8')) as { version: string };
  try {
    await createProgram({ paths, ...runner }, version).parseAsync(argv);
    return runner.exitCode();
  } catch (error) {
    // Commander has said in words what is wrong, or shown the help that was asked for.
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.done;
    output.failure({ code: 'usage', params: {}, message: error.message.replace(/^error: /, '') });
    return exitCodes.usage;
  }
}
