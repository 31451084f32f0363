import type { Failure } from '@shared/contract/envelope';
import { UserError } from '@shared/lib/user-error';
import type { Cli } from './cli';
import { exitCodeOf, exitCodes, UsageError, type ExitCode } from './exit-codes';
import { interruptible } from './interruptible';
import type { Output } from './output';

/** Runs a command's work, and turns whatever comes of it into output and an exit code. */
export function createRunner(output: Output): { runner: Cli['run']; exitCode: () => ExitCode } {
  let code: ExitCode = exitCodes.done;

  async function runner(work: Parameters<Cli['run']>[0]): Promise<void> {
    try {
      const { result, words, exitCode } = await interruptible(async (signal) =>
        work({
          signal,
          progress: (done, total) => output.progress(done, total),
          note: (sentence) => output.say(sentence),
        }),
      );
      output.result(result, words);
      code = exitCode ?? exitCodes.done;
    } catch (error) {
      const failure = failureOf(error);
      output.clear();
      output.say(failure.message);
      output.failure(failure);
      code = exitCodeOf(error);
    }
  }

  return { runner, exitCode: () => code };
}

function failureOf(error: unknown): Failure {
  if (error instanceof UserError) return { code: error.code, params: error.params, message: error.message };
  if (error instanceof UsageError) return { code: 'usage', params: {}, message: error.message };
  // A mistake of ours: where it happened is what a report needs.
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'unexpected', params: {}, message: `Plumbline failed. Please report this:\n${message}` };
}
