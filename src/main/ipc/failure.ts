import { randomUUID } from 'node:crypto';
import type { Failure } from '@shared/contract/envelope';
import { UserError } from '@shared/lib/user-error';

/** Keeps what a person is not shown; `reference` joins the two. */
export type ReportInternal = (reference: string, error: unknown) => void;

/**
 * What the window is told of an error. A `UserError` goes as it is. Anything else may name paths, SQL or a stack, so it
 * goes to the log and the window gets a reference to it.
 */
export function describeFailure(error: unknown, report: ReportInternal): Failure {
  if (error instanceof UserError) return { code: error.code, params: error.params, message: error.message };
  const reference = randomUUID().slice(0, 8);
  report(reference, error);
  return {
    code: 'internal.error',
    params: { reference },
    message: `Something went wrong inside Plumbline. Nothing saved before is lost; the log has the details under ${reference}.`,
  };
}
