import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { listClasses } from '@main/db/queries/classes';
import { allImages } from '@main/db/queries/images';
import { keepValue, listConflicts } from '@main/sync/conflicts';
import { scene, temporaryFolder } from '@tests/support/temporary-store';
import { newLead, newMember, sync, type Person } from '@tests/support/teams';
import { drawLabel } from '@tests/support/draw-label';

const conflictsOf = ({ store }: Person) => listConflicts(store, 100);

function rename({ store }: Person, name: string): void {
  const { id, ...value } = listClasses(store.db)[0]!;
  commit(store, [{ kind: 'class', entity: id, value: { ...value, name } }], 'no-undo');
}

describe('what two people changed without knowing of each other', () => {
  let folder: string;
  let ada: Person;
  let ben: Person;
  let kim: Person;

  beforeEach(async () => {
    folder = temporaryFolder();
    ada = newLead();
    scene(ada.store);
    ben = await newMember(ada, folder, 'Ben', 'lead');
    kim = await newMember(ada, folder, 'Kim', 'annotator');
    for (const person of [ada, ben, kim]) await sync(person, folder);
    rename(ada, 'Car or van');
    rename(ben, 'Passenger car');
    for (const person of [ada, ben, ada, kim]) await sync(person, folder);
  });

  it('is shown side by side with who said what, and which of it counts', () => {
    const { conflicts, total } = conflictsOf(ada);
    expect(total).toBe(1);
    const [conflict] = conflicts;
    expect(conflict).toMatchObject({ kind: 'class', decidable: true, image: null });
    expect(conflict!.values.map(({ member }) => member).toSorted()).toEqual(
      [ada.store.member, ben.store.member].toSorted(),
    );
    expect(conflict!.values.filter(({ counts }) => counts)).toHaveLength(1);
    expect(conflict!.fields.map(({ path }) => path)).toEqual(['name']);
    expect(conflict!.fields[0]!.values.toSorted()).toEqual(['Car or van', 'Passenger car']);
    const counting = conflict!.values.findIndex(({ counts }) => counts);
    expect(listClasses(ada.store.db).map(({ name }) => name)).toContain(conflict!.fields[0]!.values[counting]);
  });

  it('is decided once for everybody, and what was not kept stays in the log', async () => {
    const [conflict] = conflictsOf(ada).conflicts;
    const loser = conflict!.values.findIndex(({ counts }) => !counts);
    const name = conflict!.fields[0]!.values[loser]!;
    const before = ada.store.db.prepare('SELECT count(*) FROM change').pluck().get() as number;
    keepValue(ada.store, conflict!, conflict!.values[loser]!.revision);
    expect(ada.store.db.prepare('SELECT count(*) FROM change').pluck().get()).toBe(before + 1);
    for (const person of [ada, ben, kim]) {
      await sync(person, folder);
      expect(conflictsOf(person).total).toBe(0);
      expect(listClasses(person.store.db).map((one) => one.name)).toContain(name);
    }
  });

  it('is not decided by whom it is not for', () => {
    const [conflict] = conflictsOf(kim).conflicts;
    expect(conflict!.decidable).toBe(false);
    expect(() => keepValue(kim.store, conflict!, conflict!.values[0]!.revision)).toThrow(/may not change/);
    expect(conflictsOf(kim).total).toBe(1);
  });

  it('says so when somebody has chosen meanwhile', () => {
    const [conflict] = conflictsOf(ada).conflicts;
    const [first, second] = conflict!.values;
    keepValue(ada.store, conflict!, first!.revision);
    expect(() => keepValue(ada.store, conflict!, second!.revision)).toThrow(/chosen already/);
    expect(conflictsOf(ada).total).toBe(0);
  });

  it('shows a deletion beside a change, and takes either', async () => {
    const entity = newId<AnnotationId>();
    drawLabel(ada.store, 1, entity);
    for (const person of [ada, ben]) await sync(person, folder);
    drawLabel(ada.store, 9, entity);
    commit(ben.store, [{ kind: 'annotation', entity, value: null }], 'no-undo');
    for (const person of [ada, ben, ada]) await sync(person, folder);
    const conflict = conflictsOf(ada).conflicts.find(({ kind }) => kind === 'annotation')!;
    expect(conflict.image).toBe(allImages(ada.store.db)[0]!.id);
    const [deleted] = conflict.values.filter((value) => value.deleted);
    expect(conflict.values.filter(({ region }) => region !== null)).toHaveLength(1);
    keepValue(ada.store, conflict, deleted!.revision);
    expect(ada.store.db.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(0);
  });
});
