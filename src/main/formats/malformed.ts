import { UserError } from '@shared/lib/user-error';

/** Refuses a file whole: which file, where in it (a JSON path such as `annotations[17].bbox`, or a byte), and why. */
export function malformed(file: string, place: string, reason: string): UserError {
  return new UserError(
    'import.malformed',
    { file, place, reason },
    `${file}: ${place}: ${reason}. Nothing was imported; correct the file and try again.`,
  );
}

/** What was found instead, short enough for a sentence. */
export function found(value: unknown): string {
  if (value === undefined) return 'it is missing';
  if (typeof value === 'number') return `got ${value}`;
  const text = JSON.stringify(value) ?? typeof value;
  return `got ${text.length > 60 ? `${text.slice(0, 60).replace(/\p{Surrogate}$/u, '')}…` : text}`;
}
