import type { Rectangle } from '@shared/embeddings/region';
import type { Database } from 'better-sqlite3';
import { prepared } from '../prepared';

/** A picture by its content, and a part of it. */
export interface Place {
  /** SHA-256 of the image's file, in hexadecimal digits. */
  readonly content: string;
  readonly region: Rectangle;
}

/** Names a place in a map, and is the same for the same place. */
export function placeKey({ content, region }: Place): string {
  return `${content} ${regionText(region)}`;
}

/** @param model what the vectors were made with, 32 bytes. */
export function embeddingOf(db: Database, model: Buffer, { content, region }: Place): Float32Array | undefined {
  const row = prepared(db, 'SELECT vector FROM embedding WHERE content = ? AND region = ? AND model = ?')
    .pluck()
    .get(content, regionText(region), model) as Buffer | undefined;
  return row && floatsOf(row);
}

/**
 * All that a model made, with the place of each as `placeKey` names it; read in one sweep, for searches. The vectors are
 * bytes: whoever wants a hundred thousand of them has a place to copy them to.
 */
export function* embeddingsOf(db: Database, model: Buffer): Generator<readonly [string, Uint8Array]> {
  const rows = prepared(db, 'SELECT content, region, vector FROM embedding WHERE model = ?')
    .raw()
    .iterate(model) as IterableIterator<[string, string, Buffer]>;
  for (const [content, region, vector] of rows) yield [`${content} ${region}`, vector];
}

export function hasEmbedding(db: Database, model: Buffer, { content, region }: Place): boolean {
  const sql = 'SELECT 1 FROM embedding WHERE content = ? AND region = ? AND model = ?';
  return prepared(db, sql).get(content, regionText(region), model) !== undefined;
}

export function putEmbedding(db: Database, model: Buffer, { content, region }: Place, vector: Float32Array): void {
  prepared(db, 'INSERT OR REPLACE INTO embedding(model, content, region, vector) VALUES(?, ?, ?, ?)').run(
    model,
    content,
    regionText(region),
    Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
  );
}

/** Floats as this machine's memory has them; every machine that Electron runs on stores the low byte first. */
function floatsOf(bytes: Buffer): Float32Array {
  // Copied, because the bytes need not start at a multiple of four; as a whole, since a search reads all there are.
  const { buffer, byteOffset, byteLength } = bytes;
  return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
}

function regionText({ x, y, width, height }: Rectangle): string {
  return `${x},${y},${width},${height}`;
}
