import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse, type Info } from 'csv-parse';
import type { Rating } from '@shared/agreement/ratings';
import { UserError } from '@shared/lib/user-error';

const columns = ['item', 'annotator', 'value'] as const;

/** More ratings than this do not fit into memory beside their indices. */
const MOST_RATINGS = 20_000_000;
/** Longer records are an open quotation mark, not a rating. In characters. */
const LONGEST_RECORD = 1_000_000;

/**
 * Reads a CSV table in UTF-8 with the columns item, annotator and value, in any order and among others; one row a
 * rating. Text is trimmed and brought to the Unicode form NFC, so that one name written in two ways is one annotator.
 *
 * @param check says what is wrong with a value, or gives it in the form that equal values share.
 * @throws UserError `table.unreadable`, `table.notUtf8`, `table.columns`, `table.malformed` with file, line and reason.
 */
export async function readRatings(
  path: string,
  check: (value: string) => { readonly value: string } | { readonly wrong: string },
): Promise<Rating[]> {
  const ratings: Rating[] = [];
  const lines = new Map<string, number>();
  let order: readonly number[] | undefined;
  for await (const { record, line } of records(path)) {
    if (order === undefined) {
      order = columnsOf(path, record);
      continue;
    }
    const [item, annotator, text] = order.map((column) => record[column]?.trim().normalize('NFC') ?? '');
    if (!item || !annotator || !text) {
      const empty = columns[[item, annotator, text].findIndex((field) => !field)];
      throw malformed(path, line, `the ${empty} is missing; leave out the row when somebody did not rate an item`);
    }
    const checked = check(text);
    if ('wrong' in checked) throw malformed(path, line, checked.wrong);
    const key = JSON.stringify([item, annotator]);
    const before = lines.get(key);
    if (before !== undefined)
      throw malformed(path, line, `${annotator} has rated ${item} on line ${before} already; keep one of the two`);
    if (ratings.length === MOST_RATINGS) throw malformed(path, line, `more than ${MOST_RATINGS} ratings`);
    lines.set(key, line);
    ratings.push({ item, annotator, value: checked.value });
  }
  if (ratings.length === 0) throw malformed(path, 1, 'it holds no ratings');
  return ratings;
}

async function* records(path: string): AsyncGenerator<{ record: string[]; line: number }> {
  const parser = parse({
    info: true,
    max_record_size: LONGEST_RECORD,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  const source = Readable.from(text(path), { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  try {
    // What the parser gives with `info`.
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{ record: string[]; info: Info }>)
      yield { record, line: info.lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw malformed(path, Number(error['lines'] ?? 1), error.message.replace(/\.$/, ''));
  } finally {
    source.destroy();
  }
}

/** Decodes strictly: a guess at the encoding would silently make other names. Also takes away a byte order mark. */
async function* text(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
      yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError)
      throw new UserError('table.notUtf8', { path }, `${path} is not in UTF-8. Save it as CSV UTF-8 and try again.`);
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UserError('table.unreadable', { path, reason }, `${path} cannot be read (${reason}).`);
  }
}

function columnsOf(path: string, header: readonly string[]): number[] {
  const names = header.map((name) => name.trim().toLowerCase());
  for (const column of columns) {
    const count = names.filter((name) => name === column).length;
    if (count === 1) continue;
    const problem = count === 0 ? `no column "${column}"` : `${count} columns "${column}"`;
    throw new UserError(
      'table.columns',
      { path, column, count, header: header.join(', ') },
      `${path} has ${problem}. Its first line must name the columns item, annotator and value, separated by commas; it is: ${header.join(', ')}`,
    );
  }
  return columns.map((column) => names.indexOf(column));
}

function malformed(path: string, line: number, reason: string): UserError {
  return new UserError('table.malformed', { path, line, reason }, `${path}, line ${line}: ${reason}.`);
}
