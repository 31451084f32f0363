/** Values that a message may name. Kept flat and printable so that every language can put them where it needs them. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/**
 * A failure that a person can act on. `code` picks the translated sentence, `params` fill it; `message` is the English
 * sentence (what happened, to what, what to do) for logs and the command line.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(
    readonly code: string,
    readonly params: ErrorParams,
    message: string,
  ) {
    super(message);
  }
}
