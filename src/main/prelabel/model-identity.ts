import { createHash } from 'node:crypto';
import type { ModelCard } from './card';

/** Raised when the same models and the same picture begin to give other suggestions. */
const recipe = 1;

/**
 * Tells models that work together from all others: the bytes of their files and all that a card says of how they are
 * used, but not what they are called.
 *
 * @returns 64 hexadecimal digits.
 */
export function identityOf(cards: readonly ModelCard[]): string {
  const used = cards.map(({ name: _name, licence: _licence, source: _source, ...rest }) => rest);
  return createHash('sha256')
    .update(JSON.stringify([recipe, used]))
    .digest('hex');
}
