import type { Spot } from '../check-values';
import type { JsonFile, PieceReader } from '../json/json-file';
import { parseJson, parseRecord, type JsonObject } from '../json/parse';
import type { Section } from '../json/section-scanner';

/** Where a record stands: `annotations[17]`, or `[17]` in a file that is one array. The spot moves on with the index. */
export class RecordSpot implements Spot {
  index = 0;

  constructor(
    readonly file: string,
    readonly key: string,
  ) {}

  readonly place = (): string => `${this.key}[${this.index}]`;
}

/** Reads the records of a section one by one. */
export function* recordsOf(
  file: JsonFile,
  section: Section,
  spot: RecordSpot,
  reader: PieceReader,
): Generator<JsonObject> {
  const { records } = section;
  for (let index = 0; index < records.count; index++) {
    spot.index = index;
    const bytes = reader.read(records.offset(index), records.length(index));
    yield parseRecord(file.path, spot.place, bytes, records.strings(index));
  }
}

/** Sections that nothing is taken from are parsed too, unless they are huge, so that a broken file never passes. */
const CHECKED_BYTES = 16 * 1024 * 1024;

/** @returns the section's value, undefined when it is too large to look at. */
export function checkSection(file: JsonFile, section: Section, reader: PieceReader): unknown {
  const size = section.end - section.start;
  if (size > CHECKED_BYTES) return undefined;
  return parseJson(file.path, () => section.key, reader.read(section.start, size));
}
