import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Suggestions } from '@shared/contract/case-signals';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId, MemberId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { openStore } from '@main/db/open';
import { allImages } from '@main/db/queries/images';
import { listClasses } from '@main/db/queries/classes';
import { predictionsOf } from '@main/db/queries/predictions';
import { temporaryFolder } from '@tests/support/temporary-store';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { buildCommandLine, json } from './plumbline';

beforeAll(buildCommandLine, 180_000);

const names = ['person', 'dog', 'car', 'umbrella'];
/** What a person would see as well. */
const SURE = 0.25;

it('the real models find in real pictures what is rare, and look-alikes of which they are unsure before what lies apart', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'pictures.plumb');
  const ontology = join(folder, 'ontology.json');
  writeFileSync(ontology, JSON.stringify(names.map((name) => ({ name }))));
  await json(0, 'new', path, '--ontology', ontology);
  await json(0, 'add', path, inRoot('resources', 'sample', 'images'));
  const signals = async (threshold: string): Promise<Suggestions> => {
    await json(0, 'prelabel', path, '--model', 'nanodet-g-416', '--threshold', threshold);
    labelWhatIsSure(path);
    return json<Suggestions>(0, 'guideline', path, 'signals');
  };

  const few = await signals('0.2');
  expect(few.unseen).toBe(0);
  const rare = few.items.filter(({ signal }) => signal === 'rarity');
  expect(rare.map(({ class: id }) => nameOf(path, id))).toEqual(['umbrella']);
  expect(rare[0]!.places).toHaveLength(rare[0]!.size);

  const many = await signals('0.15');
  expect(many.objects).toBeGreaterThan(few.objects);
  expect(many.unseen).toBe(0);
  const [first] = many.items;
  expect(first).toMatchObject({ signal: 'uncertainty', disputed: 0 });
  expect(nameOf(path, first!.class)).toBe('person');
  expect(first!.size).toBeGreaterThanOrEqual(3);
  // Nobody has labelled them, and the model is less sure of them than of its class.
  expect(first!.places.every(({ annotation }) => annotation === null)).toBe(true);
  expect(first!.doubt!).toBeGreaterThan(first!.usual! + 0.2);
  const order = many.items.map(({ signal }) => signal);
  // What lies apart comes last.
  const apart = order.filter((signal) => signal === 'outlier');
  expect(order.slice(order.length - apart.length)).toEqual(apart);
}, 180_000);

/** Two people mark, once, what the model is sure of; the rest stays a suggestion. */
function labelWhatIsSure(path: string): void {
  const store = openStore(path);
  const mina = newId<MemberId>();
  const drafts: Draft[] = [{ kind: 'member', entity: mina, value: { name: 'Mina', role: 'annotator' } }];
  for (const { id: image } of allImages(store.db)) {
    for (const { class: label, geometry, score, decision } of predictionsOf(store.db, image)) {
      if (score < SURE || decision !== 'pending') continue;
      for (const author of [store.member, mina]) {
        const value = { image, class: label, author, geometry, source: { type: 'drawn' } as const };
        drafts.push({ kind: 'annotation', entity: newId<AnnotationId>(), value });
      }
    }
  }
  const isFirst = store.db.prepare('SELECT count(*) FROM annotation').pluck().get() === 0;
  if (isFirst) commit(store, drafts, 'no-undo');
  store.db.close();
}

function nameOf(path: string, id: string): string | undefined {
  const store = openStore(path);
  const found = listClasses(store.db).find((one) => one.id === id)?.name;
  store.db.close();
  return found;
}
