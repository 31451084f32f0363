import type { ErrorParams } from '../lib/user-error';

/** A failure as it crosses the process border: Electron itself would carry nothing but the message of an error. */
export interface Failure {
  readonly code: string;
  readonly params: ErrorParams;
  /** English, for logs and for codes without a translation. */
  readonly message: string;
}

export type Envelope<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };
