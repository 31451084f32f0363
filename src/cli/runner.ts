import type { Failure } from '@shared/contract/envelope';
import { UserError } from '@shared/lib/user-error';
import type { Cli, Outcome } from './cli';
import { exitCodeOf, exitCodes, UsageError, type ExitCode } from './exit-codes';
import { interruptible } from './interruptible';
import type { Output } from './output';

interface Runner extends Pick<Cli, 'run' | 'runAtOnce'> {
  /** How the last work went. */
  exitCode(): ExitCode;
}

/** Runs a command's work, and turns whatever comes of it into output and an exit code. */
export function createRunner(output: Output): Runner {
  let code: ExitCode = exitCodes.done;

  async function report(work: () => Outcome | Promise<Outcome>): Promise<void> {
    try {
      const { result, words, exitCode } = await work();
      output.result(result, words);
      code = exitCode ?? exitCodes.done;
    } catch (error) {
      const failure = failureOf(error);
      output.say(failure.message);
      output.failure(failure);
      code = exitCodeOf(error);
    }
  }

  return {
    run: (work) =>
      report(() =>
        interruptible((signal) =>
          work({
            signal,
            progress: (done, total) => output.progress(done, total),
            note: (sentence) => output.say(sentence),
          }),
        ),
      ),
    runAtOnce: report,
    exitCode: () => code,
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof UserError) return { code: error.code, params: error.params, message: error.message };
  if (error instanceof UsageError) return { code: 'usage', params: {}, message: error.message };
  // A mistake of ours: where it happened is what a report needs.
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'unexpected', params: {}, message: `Plumbline failed. Please report this:\n${message}` };
}
