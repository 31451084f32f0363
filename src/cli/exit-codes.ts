import { UserError } from '@shared/lib/user-error';

/** Scripts rely on these numbers: they never change their meaning. */
export const exitCodes = { done: 0, failed: 1, usage: 2, rejected: 3 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command line itself is wrong, in a way that only its command can tell. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What the machine did, not what was put in: the same input may work another time. */
const failures = new Set([
  'store.busy',
  'store.full',
  'store.io',
  'store.readonly',
  'export.cannotWrite',
  'export.diskFull',
  'export.notAllowed',
  'export.verifyFailed',
  'guideline.cannotWrite',
  'image.decoderFailed',
  'image.decoderStopped',
  'job.cancelled',
  'model.failed',
  'prelabel.memory',
  'prelabel.stopped',
  'sync.cannotWrite',
  'sync.folderMissing',
]);

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError) return exitCodes.usage;
  return error instanceof UserError && !failures.has(error.code) ? exitCodes.rejected : exitCodes.failed;
}
