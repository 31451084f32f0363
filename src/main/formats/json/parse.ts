import { isAscii, isUtf8 } from 'node:buffer';
import { malformed } from '../malformed';
import { endOfString, findDuplicateKey } from './duplicate-key';

/** A JSON object of unknown content; members are looked up by name only, so a `__proto__` in it is a name like others. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws UserError `import.malformed` for bytes that are no UTF-8, or text that is no JSON. */
export function parseJson(file: string, place: () => string, bytes: Buffer): unknown {
  const text = decode(file, place, bytes);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw malformed(file, place(), syntaxReason(text));
  }
}

/**
 * Parses one record.
 *
 * @param strings how many strings the record holds directly, as the scanner counted: more than the parsed record has
 *   means that a key was there twice, of which JSON.parse keeps only the last.
 */
export function parseRecord(file: string, place: () => string, bytes: Buffer, strings: number): JsonObject {
  const value = parseJson(file, place, bytes);
  if (!isObject(value))
    throw malformed(file, place(), `expected an object, got ${Array.isArray(value) ? 'an array' : String(value)}`);
  let counted = 0;
  for (const key in value) counted += typeof value[key] === 'string' ? 2 : 1;
  if (counted !== strings) {
    const key = findDuplicateKey(bytes.toString('utf8'));
    if (key !== null) throw malformed(file, place(), `the key ${JSON.stringify(key)} is there twice`);
  }
  return value;
}

/** Parses a whole small file, and refuses a key that is there twice at any depth. */
export function parseWholeFile(file: string, bytes: Buffer): unknown {
  const value = parseJson(file, () => 'the whole file', bytes);
  const key = findDuplicateKey(bytes.toString('utf8'));
  if (key !== null)
    throw malformed(file, 'the whole file', `the key ${JSON.stringify(key)} is there twice in one object`);
  return value;
}

function decode(file: string, place: () => string, bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (!isUtf8(bytes)) throw malformed(file, place(), 'the text is not UTF-8');
  return bytes.toString('utf8');
}

/** Says what is wrong in words of our own where the parser's would not help. */
function syntaxReason(text: string): string {
  const word = notANumber(text);
  if (word !== null) return `${word} is not a number that JSON can hold`;
  try {
    JSON.parse(text);
    return 'not JSON';
  } catch (error) {
    return `not JSON (${(error as Error).message.replaceAll(/\s+/g, ' ').slice(0, 120)})`;
  }
}

/** Python writes NaN and Infinity as bare words, which is the commonest way for a label file to be broken. */
function notANumber(text: string): string | null {
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '"') index = endOfString(text, index) - 1;
    else if (text[index] === 'N' || text[index] === 'I') {
      const word = /^(?:NaN|Infinity)/.exec(text.slice(index, index + 8));
      if (word) return word[0];
    }
  }
  return null;
}
