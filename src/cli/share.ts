import { InvalidArgumentError } from 'commander';

/** Of an option that is a share of something: above 0, at most 1. */
export function share(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 1) return value;
  throw new InvalidArgumentError('Expected a number above 0, at most 1.');
}
