/** Run lengths as COCO's text: each as the difference to the one two before, 5 bits a character, lowest first. */
export function encodeRuns(runs: readonly number[]): string {
  let text = '';
  for (let index = 0; index < runs.length; index++) {
    let value = index > 2 ? runs[index]! - runs[index - 2]! : runs[index]!;
    for (let more = true; more;) {
      let bits = ((value % 32) + 32) % 32;
      value = Math.floor(value / 32);
      more = bits & 0x10 ? value !== -1 : value !== 0;
      if (more) bits |= 0x20;
      text += String.fromCharCode(bits + 48);
    }
  }
  return text;
}

/** The inverse of `encodeRuns`. */
export function decodeRuns(text: string): number[] {
  const runs: number[] = [];
  for (let at = 0; at < text.length;) {
    let value = 0;
    let place = 1;
    for (let more = true; more; place *= 32) {
      const bits = text.charCodeAt(at++) - 48;
      more = (bits & 0x20) !== 0 && at < text.length;
      value += (bits & 0x1f) * place;
      if (!more && bits & 0x10) value -= 32 * place;
    }
    runs.push(runs.length > 2 ? value + runs[runs.length - 2]! : value);
  }
  return runs;
}
