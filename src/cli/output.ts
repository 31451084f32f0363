import { writeSync } from 'node:fs';
import type { Failure } from '@shared/contract/envelope';
import { ProgressLine } from './progress-line';

const STDOUT = 1;
const STDERR = 2;

/** Words and progress go to stderr; stdout carries one JSON document with `--json`, and nothing otherwise. */
export class Output {
  private readonly line = new ProgressLine(process.stderr.isTTY, (text) => write(STDERR, text));

  constructor(private readonly json: boolean) {}

  progress(done: number, total: number | null): void {
    this.line.show(done, total);
  }

  say(sentence: string): void {
    this.line.clear();
    write(STDERR, `${printable(sentence)}\n`);
  }

  result(result: unknown, words: readonly string[]): void {
    this.line.clear();
    if (this.json) this.document(result);
    else for (const line of words) this.say(line);
  }

  /** The words of a failure are said where it is known; this is for the program that reads. */
  failure(failure: Failure): void {
    if (this.json) this.document({ error: failure });
  }

  private document(value: unknown): void {
    write(STDOUT, `${JSON.stringify(value, null, 2)}\n`);
  }
}

/** Names from hostile files must not speak to the terminal: control characters are shown and not sent. */
function printable(text: string): string {
  return text.replace(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** Waits for slow pipes, so that the process may end at any moment after it. A reader that has gone is no failure. */
function write(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'EAGAIN') continue;
      if (code === 'EPIPE') return;
      throw error;
    }
  }
}
