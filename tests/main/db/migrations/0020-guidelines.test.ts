import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadDocument } from '@main/annotate/document';
import { editImage, redoOnImage, undoOnImage } from '@main/annotate/edit';
import { checkStore } from '@main/db/check';
import { openStore } from '@main/db/open';
import { counts } from '@main/db/queries/project';
import type { Store } from '@main/db/store';
import type { ImageId } from '@shared/model/ids';
import { asBeforeGuidelines, columnsOf, olderProject } from '@tests/support/older-project';
import { box, closedAfterTest, newAnnotation, scene } from '@tests/support/temporary-store';

let path: string;
let image: ImageId;

/** Four drawn, one of them moved, one deleted, and the deletion taken back; two on another picture. */
function fill(store: Store): void {
  const { images, classes } = scene(store);
  image = images[0]!;
  const draw = (x: number, on: ImageId, id = newAnnotation(), label = 'draw') => {
    const operation = { type: 'put', id, class: classes[x % 3]!, geometry: box(x, 5) } as const;
    editImage(store, { image: on, label, operations: [operation] });
    return id;
  };
  const [first, , , last] = [1, 2, 3, 4].map((x) => draw(x, image));
  draw(10, images[1]!);
  draw(11, images[1]!);
  draw(40, image, first, 'move');
  editImage(store, { image, label: 'delete', operations: [{ type: 'delete', id: last! }] });
  undoOnImage(store, image);
}

function rowsOf(file: string, columns: ReadonlyMap<string, string>): Record<string, unknown[]> {
  const db = new Database(file, { readonly: true });
  const rows = [...columns].map(([table, list]) => [table, db.prepare(`SELECT ${list} FROM ${table}`).raw().all()]);
  db.close();
  return Object.fromEntries(rows) as Record<string, unknown[]>;
}

function tablesOf(file: string): ReadonlyMap<string, string> {
  const db = new Database(file, { readonly: true });
  const columns = columnsOf(db);
  db.close();
  return columns;
}

describe('a project of format 10', () => {
  beforeEach(() => {
    path = asBeforeGuidelines(() => olderProject(10, fill));
  });

  it('is copied as it was, and then keeps every row that it had', () => {
    const columns = tablesOf(path);
    const before = rowsOf(path, columns);
    expect(before['annotation']).toHaveLength(6);
    expect(before['change']!.length).toBeGreaterThan(10);
    const store = closedAfterTest(openStore(path));
    const copy = readdirSync(dirname(path)).find((name) => /^street\.format-10\.\d{8}T\d{6}\.plumb$/.test(name))!;
    expect(rowsOf(join(dirname(path), copy), columns)).toEqual(before);
    expect(rowsOf(path, columns)).toEqual(before);
    expect(counts(store)).toEqual({ images: 3, annotations: 6, pendingPredictions: 0 });
  });

  it('has labels that say nothing of a guideline, and a log from which all tables can be made again', () => {
    const store = closedAfterTest(openStore(path));
    const labels = loadDocument(store, image).annotations;
    expect(labels.map(({ guideline, rules }) => ({ guideline, rules }))).toEqual(
      Array.from({ length: 4 }, () => ({ guideline: null, rules: [] })),
    );
    expect(store.db.prepare('SELECT DISTINCT version FROM change WHERE kind = 6').pluck().all()).toEqual([1]);
    expect(checkStore(store).findings).toEqual([]);
  });

  it('goes on as if nothing had happened: all of it can be undone, and done again', () => {
    const store = closedAfterTest(openStore(path));
    const shapes = () => loadDocument(store, image).annotations.map(({ id, geometry }) => ({ id, geometry }));
    const drawn = shapes();
    expect(redoOnImage(store, image)).toMatchObject({ label: 'delete', skipped: 0 });
    for (const label of ['delete', 'move', 'draw', 'draw', 'draw', 'draw']) {
      expect(undoOnImage(store, image)).toMatchObject({ label, skipped: 0 });
    }
    expect(shapes()).toEqual([]);
    for (let step = 0; step < 5; step++) expect(redoOnImage(store, image)).toMatchObject({ skipped: 0 });
    expect(shapes()).toEqual(drawn);
    expect(checkStore(store).findings).toEqual([]);
  });
});
