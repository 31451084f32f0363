import i18next, { type TFunction } from 'i18next';
import type { ErrorParams } from '@shared/lib/user-error';
import { UserError } from '@shared/lib/user-error';

/** A failure as it arrives: thrown, or as the plain data of a job. */
export interface FailureLike {
  readonly code: string;
  readonly params: ErrorParams;
  readonly message: string;
}

/** One sentence that says what happened, to what, and what to do; never an object's default text. */
export function describeError(t: TFunction, error: unknown): string {
  if (error instanceof UserError || isFailure(error)) return describeFailure(t, error);
  if (error instanceof Error) return t('errors.unexpected', { message: error.message });
  return t('errors.unexpected', { message: typeof error === 'string' ? error : JSON.stringify(error) });
}

function describeFailure(t: TFunction, failure: FailureLike): string {
  const key = `errors.${failure.code}`;
  // Codes grow with the main process: one without a sentence here is shown in its English words.
  const sentence = i18next.exists(key) ? t(key as 'errors.unexpected', failure.params) : '';
  return sentence === '' ? failure.message : sentence;
}

function isFailure(error: unknown): error is FailureLike {
  return typeof error === 'object' && error !== null && 'code' in error && 'params' in error && 'message' in error;
}
