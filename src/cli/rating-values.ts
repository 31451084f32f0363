import type { Level } from '@shared/agreement/level';
import { UsageError } from './exit-codes';

interface ValueReader {
  /** Gives a value in the form that equal values share, or says what is wrong with it. */
  readonly read: (text: string) => { readonly value: string } | { readonly wrong: string };
  /** All values from lowest to highest, when they were declared. */
  readonly order?: readonly string[];
}

/**
 * @param order what `--order` says: the values from lowest to highest, separated by commas.
 * @throws UsageError for an order that names a value twice, or goes with a level that needs numbers.
 */
export function valueReader(level: Level, order: string | undefined): ValueReader {
  if (order !== undefined) return declaredValues(level, order);
  if (level === 'nominal') return { read: (value) => ({ value }) };
  const instead = level === 'ordinal' ? ', or --order with the words from lowest to highest' : '';
  return {
    read(text) {
      const number = Number(text);
      if (!Number.isFinite(number))
        return { wrong: `"${text}" is no number, and level ${level} needs numbers${instead}` };
      if (level === 'ratio' && number < 0) return { wrong: `level ratio needs numbers from 0, got ${text}` };
      // One number is one value however it is written: 1, 1.0, 1e0.
      return { value: String(number) };
    },
  };
}

function declaredValues(level: Level, order: string): ValueReader {
  if (level === 'interval' || level === 'ratio')
    throw new UsageError(`--order ranks words; level ${level} needs numbers.`);
  const values = order.split(',').map((value) => value.trim().normalize('NFC'));
  const twice = values.find((value, at) => value === '' || values.indexOf(value) !== at);
  if (twice !== undefined) throw new UsageError(`--order takes each value once, separated by commas, got "${order}".`);
  const known = new Set(values);
  return {
    read: (value) => (known.has(value) ? { value } : { wrong: `"${value}" is none of ${values.join(', ')}` }),
    order: values,
  };
}
