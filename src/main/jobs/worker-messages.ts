import type { ErrorParams } from '@shared/lib/user-error';

/** What the main thread tells a job worker. One worker runs one job. */
export type ToWorker =
  { readonly type: 'start'; readonly name: string; readonly input: unknown } | { readonly type: 'cancel' };

/** What a job worker answers: any number of `progress`, then one of the rest. */
export type FromWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'cancelled' }
  | { readonly type: 'userError'; readonly code: string; readonly params: ErrorParams; readonly message: string }
  | { readonly type: 'error'; readonly message: string; readonly stack: string };
