import { readSync, writeSync } from 'node:fs';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId, ImageId } from '@shared/model/ids';
import { backUp } from '@main/db/backup';
import { commit } from '@main/db/commit';
import { createStore } from '@main/db/create';
import { openStore } from '@main/db/open';
import { annotationsOf } from '@main/db/queries/annotations';
import { listClasses } from '@main/db/queries/classes';
import { allImages } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import { redo, undo } from '@main/db/undo';
import { tell, tellChanges } from './crash-record';

// A process that works without end until it is killed, and writes down each thing the moment it is done.

function pick<T>(items: readonly T[]): T {
  return items[Math.floor(Math.random() * items.length)]!;
}

function drawn(store: Store, image: ImageId, entity: AnnotationId = newId<AnnotationId>()): Draft {
  const geometry = { type: 'box', x: Math.random() * 600, y: Math.random() * 400, width: 20, height: 10 } as const;
  const value = {
    image,
    class: pick(listClasses(store.db)).id,
    author: store.member,
    geometry,
    source: { type: 'drawn' },
  } as const;
  return { kind: 'annotation', entity, value };
}

function editOnce(store: Store, image: ImageId): void {
  const chance = Math.random();
  const label = annotationsOf(store.db, image).at(-1);
  if (chance < 0.15) tellChanges(store, undo(store, image));
  else if (chance < 0.25) tellChanges(store, redo(store, image));
  else if (label && chance < 0.45)
    tellChanges(store, commit(store, [drawn(store, image, label.id)], { image, label: 'move' }));
  else if (label && chance < 0.55) {
    tellChanges(
      store,
      commit(store, [{ kind: 'annotation', entity: label.id, value: null }], { image, label: 'delete' }),
    );
  } else tellChanges(store, commit(store, [drawn(store, image)], { image, label: 'draw' }));
}

function edit(path: string): void {
  const store = openStore(path);
  const images = allImages(store.db).map(({ id }) => id);
  for (;;) editOnce(store, pick(images));
}

function editInBulk(path: string): void {
  const store = openStore(path);
  const images = allImages(store.db).map(({ id }) => id);
  for (;;) {
    const drafts = Array.from({ length: 500 }, () => drawn(store, pick(images)));
    tellChanges(store, commit(store, drafts, 'no-undo'));
  }
}

function backUpWithoutEnd(path: string): void {
  const store = openStore(path);
  const images = allImages(store.db).map(({ id }) => id);
  for (;;) {
    editOnce(store, pick(images));
    const target = path.replace('.plumb', `.backup-${process.pid}-${performance.now()}.plumb`);
    backUp(store.db, target);
    tell({ file: target });
  }
}

function create(path: string): void {
  for (;;) {
    const target = path.replace('.plumb', `.new-${process.pid}-${performance.now()}.plumb`);
    createStore(target, { name: 'New', template: 'empty' }, { name: 'Ada', role: 'lead' }).db.close();
    tell({ file: target });
  }
}

/** The file is of an older format; opening it migrates it, and then finds that no project is in it. */
function migrate(path: string): void {
  try {
    openStore(path);
  } catch {
    tell({ file: path });
  }
  setInterval(() => undefined, 1000);
}

const works: Readonly<Record<string, (path: string) => void>> = { edit, editInBulk, backUpWithoutEnd, create, migrate };

const [work, path] = process.argv.slice(2);
// All code is loaded by now. It waits for the word, so that the kill meets work and not the start of the runtime.
writeSync(2, 'ready\n');
readSync(0, Buffer.alloc(1));
works[work!]!(path!);
