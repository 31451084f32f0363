import { malformed } from '../malformed';
import { DEPTH_LIMIT, RECORD_BYTES_LIMIT, RECORD_LIMIT } from './limits';
import { RecordSpans } from './record-spans';

/** A member of the file's root object; an array as root is one section with the key `''`. */
export interface Section {
  readonly key: string;
  readonly type: 'array' | 'object' | 'scalar';
  /** Byte of the value's first character, and the one after its last. */
  readonly start: number;
  readonly end: number;
  /** The elements of an array. */
  readonly records: RecordSpans;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const KEY_LIMIT = 1000;

type State =
  | 'start'
  | 'key-or-end'
  | 'key'
  | 'in-key'
  | 'colon'
  | 'value'
  | 'after-value'
  | 'element-or-end'
  | 'element'
  | 'after-element'
  | 'skip'
  | 'end';

const wanted: Readonly<Record<State, string>> = {
  start: '{ or [',
  'key-or-end': 'a key or }',
  key: 'a key',
  'in-key': 'a key',
  colon: ':',
  value: 'a value',
  'after-value': ', or }',
  'element-or-end': 'a value or ]',
  element: 'a value',
  'after-element': ', or ]',
  skip: 'a value',
  end: 'nothing more',
};

/**
 * Finds the sections of a JSON file and the records in them, chunk by chunk, without parsing the records. The grammar
 * of the two outer levels is checked here, that of a record by whoever parses it; brackets must balance everywhere.
 */
export class SectionScanner {
  readonly sections: Section[] = [];
  rootIsArray = false;
  #state: State = 'start';
  #keyBytes: number[] = [];
  #key = '';
  #sectionStart = 0;
  #sectionType: Section['type'] = 'scalar';
  #records = new RecordSpans();
  #inSection = false;
  // The value that is being skipped.
  #valueStart = 0;
  #scalar = false;
  #depth = 0;
  #strings = 0;
  #inString = false;
  #escaped = false;

  /** @param only the sections of which records are noted; the others are skipped over. */
  constructor(
    readonly file: string,
    readonly only: ReadonlySet<string>,
  ) {}

  /** @param base position of the chunk's first byte in the file. */
  feed(chunk: Buffer, base: number): void {
    let index = base === 0 ? this.#skipByteOrderMark(chunk) : 0;
    while (index < chunk.length) {
      if (this.#state === 'skip')
        index = this.#scalar ? this.#skipScalar(chunk, index, base) : this.#skip(chunk, index, base);
      else index = this.#step(chunk[index]!, base + index) ? index + 1 : index;
    }
  }

  /** @param size bytes of the whole file. */
  finish(size: number): void {
    if (size === 0) throw malformed(this.file, 'byte 0', 'the file is empty');
    if (this.#state !== 'end')
      throw malformed(this.file, this.#place(size), 'the file ends early, as if it was cut off');
  }

  #skipByteOrderMark(chunk: Buffer): number {
    const [a, b, c] = chunk;
    if (a === 0xef && b === 0xbb && c === 0xbf) return 3;
    if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
      throw malformed(this.file, 'byte 0', 'the text is UTF-16, save it as UTF-8');
    return 0;
  }

  /** Takes one byte at the two outer levels; false when the byte was not used up. */
  #step(byte: number, at: number): boolean {
    if (this.#state === 'in-key') return this.#takeKey(byte, at);
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return true;
    switch (this.#state) {
      case 'start':
        if (byte === OPEN_OBJECT) this.#state = 'key-or-end';
        else if (byte === OPEN_ARRAY) {
          this.rootIsArray = true;
          this.#beginArray(at);
        } else break;
        return true;
      case 'key-or-end':
      case 'key':
        if (byte === QUOTE) {
          this.#keyBytes = [];
          this.#state = 'in-key';
        } else if (byte === CLOSE_OBJECT && this.#state === 'key-or-end') this.#state = 'end';
        else break;
        return true;
      case 'colon':
        if (byte !== COLON) break;
        this.#state = 'value';
        return true;
      case 'value':
        this.#sectionStart = at;
        if (byte === OPEN_ARRAY) {
          this.#beginArray(at);
          return true;
        }
        this.#sectionType = byte === OPEN_OBJECT ? 'object' : 'scalar';
        if (!this.#beginSkip(byte, at)) break;
        return !this.#scalar;
      case 'after-value':
        if (byte === COMMA) this.#state = 'key';
        else if (byte === CLOSE_OBJECT) this.#state = 'end';
        else break;
        return true;
      case 'element-or-end':
      case 'element':
        if (byte === CLOSE_ARRAY && this.#state === 'element-or-end') this.#endSection(at + 1);
        else if (!this.#beginSkip(byte, at)) break;
        else return !this.#scalar;
        return true;
      case 'after-element':
        if (byte === COMMA) this.#state = 'element';
        else if (byte === CLOSE_ARRAY) this.#endSection(at + 1);
        else break;
        return true;
      case 'end':
      case 'skip':
        break;
    }
    const shown =
      byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `byte 0x${byte.toString(16).padStart(2, '0')}`;
    throw malformed(this.file, this.#place(at), `expected ${wanted[this.#state]}, got ${shown}`);
  }

  #takeKey(byte: number, at: number): boolean {
    if (byte === QUOTE && !this.#escaped) {
      this.#key = this.#decodeKey(at);
      if (this.sections.some((section) => section.key === this.#key))
        throw malformed(this.file, this.#key || `byte ${at}`, 'this key is there twice');
      this.#state = 'colon';
      return true;
    }
    this.#escaped = byte === BACKSLASH && !this.#escaped;
    if (this.#keyBytes.push(byte) > KEY_LIMIT)
      throw malformed(this.file, `byte ${at}`, `a key is longer than ${KEY_LIMIT} bytes`);
    return true;
  }

  #decodeKey(at: number): string {
    try {
      return JSON.parse(`"${Buffer.from(this.#keyBytes).toString('utf8')}"`) as string;
    } catch {
      throw malformed(this.file, `byte ${at}`, 'a key is no JSON string');
    }
  }

  #beginArray(at: number): void {
    this.#inSection = true;
    this.#sectionStart = at;
    this.#sectionType = 'array';
    this.#records = new RecordSpans();
    this.#state = 'element-or-end';
  }

  #endSection(end: number): void {
    this.sections.push({
      key: this.#inSection && this.rootIsArray ? '' : this.#key,
      type: this.#sectionType,
      start: this.#sectionStart,
      end,
      records: this.#records,
    });
    this.#records = new RecordSpans();
    this.#inSection = false;
    this.#state = this.rootIsArray ? 'end' : 'after-value';
  }

  /** @returns false when no value begins with this byte. */
  #beginSkip(byte: number, at: number): boolean {
    const digit = byte >= 0x30 && byte <= 0x39;
    this.#scalar =
      digit || byte === 0x2d || byte === 0x74 || byte === 0x66 || byte === 0x6e || byte === 0x4e || byte === 0x49;
    if (!this.#scalar && byte !== QUOTE && byte !== OPEN_ARRAY && byte !== OPEN_OBJECT) return false;
    this.#valueStart = at;
    this.#inString = byte === QUOTE;
    this.#depth = this.#scalar || this.#inString ? 0 : 1;
    this.#strings = 0;
    this.#escaped = false;
    this.#state = 'skip';
    return true;
  }

  #endSkip(end: number): void {
    if (!this.#inSection) {
      this.#endSection(end);
      return;
    }
    if (this.only.has(this.rootIsArray ? '' : this.#key)) {
      const length = end - this.#valueStart;
      if (length > RECORD_BYTES_LIMIT)
        throw malformed(this.file, this.#place(end), `one record is longer than ${RECORD_BYTES_LIMIT} bytes`);
      if (this.#records.count === RECORD_LIMIT)
        throw malformed(this.file, this.#place(end), `there are more than ${RECORD_LIMIT} records`);
      this.#records.add(this.#valueStart, length, this.#strings);
    }
    this.#state = 'after-element';
  }

  #skipScalar(chunk: Buffer, from: number, base: number): number {
    for (let index = from; index < chunk.length; index++) {
      const byte = chunk[index]!;
      if (byte === COMMA || byte === CLOSE_ARRAY || byte === CLOSE_OBJECT || byte <= 0x20) {
        this.#endSkip(base + index);
        return index;
      }
    }
    return chunk.length;
  }

  /** The hot loop: most bytes of a file are digits, and cost one comparison. */
  #skip(chunk: Buffer, from: number, base: number): number {
    const size = chunk.length;
    let index = from;
    let depth = this.#depth;
    if (this.#inString) {
      index = this.#skipString(chunk, index);
      if (this.#inString) return size;
      if (depth === 0) {
        this.#endSkip(base + index);
        return index;
      }
      if (depth === 1) this.#strings++;
    }
    while (index < size) {
      const byte = chunk[index++]!;
      if (byte !== QUOTE && byte < OPEN_ARRAY) continue;
      if (byte === QUOTE) {
        this.#inString = true;
        index = this.#skipString(chunk, index);
        if (this.#inString) break;
        if (depth === 1) this.#strings++;
      } else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
        // Two levels lie outside of what is skipped here.
        if (++depth > DEPTH_LIMIT - 2)
          throw malformed(this.file, this.#place(base + index), `brackets are nested more than ${DEPTH_LIMIT} deep`);
      } else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
        if (--depth === 0) {
          this.#endSkip(base + index);
          return index;
        }
      }
    }
    this.#depth = depth;
    return index;
  }

  /** Goes on behind the closing quote, or to the chunk's end when the string goes on in the next one. */
  #skipString(chunk: Buffer, from: number): number {
    const size = chunk.length;
    let index = this.#escaped ? from + 1 : from;
    this.#escaped = false;
    while (index < size) {
      const byte = chunk[index++]!;
      if (byte === QUOTE) {
        this.#inString = false;
        return index;
      }
      if (byte === BACKSLASH) index++;
    }
    this.#escaped = index > size;
    return size;
  }

  #place(at: number): string {
    if (this.#inSection && this.#state !== 'element-or-end')
      return `${this.rootIsArray ? '' : this.#key}[${this.#records.count}] (byte ${at})`;
    return this.#state === 'skip' || this.#state === 'element-or-end' ? `${this.#key} (byte ${at})` : `byte ${at}`;
  }
}
