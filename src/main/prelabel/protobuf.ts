/** One field of a protocol buffer: its number, and where its content starts and how long it is. */
export interface Field {
  readonly key: number;
  /** Counted from the field's first byte. */
  readonly start: number;
  readonly length: number;
}

/** @throws RangeError when the bytes at `position` are no field. */
export function readField(bytes: Uint8Array, position: number): Field {
  const [tag, afterTag] = readVarint(bytes, position);
  const key = Math.floor(tag / 8);
  const start = afterTag - position;
  switch (tag % 8) {
    case 0:
      return { key, start, length: readVarint(bytes, afterTag)[1] - afterTag };
    case 1:
      return { key, start, length: 8 };
    case 2: {
      const [length, afterLength] = readVarint(bytes, afterTag);
      return { key, start: afterLength - position, length };
    }
    case 5:
      return { key, start, length: 4 };
    default:
      throw new RangeError(`A protocol buffer has no wire type ${tag % 8}`);
  }
}

/** @returns the number and the position after it. */
function readVarint(bytes: Uint8Array, position: number): [number, number] {
  let value = 0;
  for (let index = 0; index < 10; index++) {
    const byte = bytes[position + index];
    if (byte === undefined) throw new RangeError('A protocol buffer ends in the middle of a number');
    value += (byte % 128) * 128 ** index;
    if (byte < 128) return [value, position + index + 1];
  }
  throw new RangeError('A number of a protocol buffer has more than ten bytes');
}

/** A field of bytes: a text, or a message. */
export function bytesField(key: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((total, part) => total + part.length, 0);
  return joined([varint(key * 8 + 2), varint(length), ...parts]);
}

export function textField(key: number, value: string): Uint8Array {
  return bytesField(key, new TextEncoder().encode(value));
}

export function numberField(key: number, value: number): Uint8Array {
  return joined([varint(key * 8), varint(value)]);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) + (rest >= 128 ? 128 : 0));
    if (rest < 128) return Uint8Array.from(bytes);
  }
}
