import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DisclosureView } from '@shared/contract/disclosures';
import { newOwnedId } from '@shared/changes/owned-id';
import type { AnnotationId, ClassId, ImageId } from '@shared/model/ids';
import { decodeSegment } from '@shared/sync/segment';
import { editImage } from '@main/annotate/edit';
import { disclosedOn } from '@main/consensus/disclosed';
import { markGold } from '@main/consensus/gold/mark';
import { resolve, undoReview } from '@main/consensus/resolve';
import { submit } from '@main/consensus/submit';
import { openThread } from '@main/consensus/threads/threads';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { annotationsOf } from '@main/db/queries/annotations';
import { shownKey } from '@main/db/queries/changes';
import { disclosuresOn } from '@main/db/queries/disclosures';
import { listSegments, segmentBytes } from '@main/db/queries/segments';
import { readingTools } from '@main/db/reading-tools';
import { endAccess } from '@main/sync/change-access';
import { isClosed, openSegment } from '@main/sync/closed/closed-segment';
import { openingKeys } from '@main/sync/closed/reading-keys';
import { listConflicts } from '@main/sync/conflicts';
import { noteOpener } from '@main/sync/note-opener';
import { newLead, newMember, sync, type Person } from '@tests/support/teams';
import { box, scene, temporaryFolder } from '@tests/support/temporary-store';

let folder: string;
let ada: Person;
let ben: Person;
let kim: Person;
let eve: Person;
let dan: Person;
let image: ImageId;
let classes: readonly ClassId[];

/** Where things lie that nothing else can lie at. */
const [KIMS, EVES, DECIDED, LEADS] = [111.0625, 113.1875, 112.3125, 117.4375] as const;

beforeEach(async () => {
  folder = temporaryFolder();
  ada = newLead();
  const made = scene(ada.store);
  image = made.images[0]!;
  classes = made.classes;
  ben = await newMember(ada, folder, 'Ben', 'reviewer');
  kim = await newMember(ada, folder, 'Kim', 'annotator');
  eve = await newMember(ada, folder, 'Eve', 'annotator');
  dan = await newMember(ada, folder, 'Dan', 'annotator');
  await all(ada, ben, kim, eve, dan);
});

async function all(...people: Person[]): Promise<void> {
  for (const person of people) await sync(person, folder);
}

function put(
  { store }: Person,
  x: number,
  labelClass = classes[0]!,
  id = newOwnedId<AnnotationId>(store.member),
): AnnotationId {
  const operation = { type: 'put', id, class: labelClass, geometry: box(x, 10, 60, 40) } as const;
  editImage(store, { image, label: 'draw', operations: [operation] });
  return id;
}

/** Kim and Eve drew the same thing, are done, and the reviewers know of it. */
async function disputed(): Promise<{ kims: AnnotationId; eves: AnnotationId }> {
  const labels = { kims: put(kim, KIMS), eves: put(eve, EVES, classes[1]) };
  for (const { store } of [kim, eve]) submit(store, image);
  await all(kim, eve, ben, ada);
  return labels;
}

function decide({ store }: Person, labels: readonly AnnotationId[], x: number | null, labelClass = classes[1]!): void {
  resolve(store, {
    image,
    inputs: labels.map((annotation) => ({ annotation, made: shownKey(store.db, 'annotation', annotation)! })),
    objects: x === null ? [] : [{ class: labelClass, geometry: box(x, 10, 60, 40) }],
    method: x === null ? 'none' : 'merged',
    threshold: 0.5,
    comment: 'A van is a car',
    case: null,
  });
}

const toldTo = ({ store, userData }: Person): DisclosureView[] => disclosedOn(store, image, noteOpener(userData));

/** All that somebody can get at on their machine and in the folder, with every key that they hold. */
async function within({ store, identity, userData }: Person): Promise<string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const inFolder = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  const here = listSegments(store.db).map(({ id }) => segmentBytes(store.db, id));
  const found = [...inFolder, ...here, readFileSync(store.path), readFileSync(`${store.path}-wal`)];
  const texts = found.map((bytes) => bytes.toString('latin1'));
  for (const bytes of found) {
    const opened = isClosed(bytes) ? await openSegment(bytes, openingKeys(store, identity)) : bytes;
    if (opened && Buffer.from(opened.subarray(0, 5)).toString() === 'PLSEG')
      texts.push(...(decodeSegment(opened, readingTools).changes ?? []).map(({ payload }) => payload ?? ''));
  }
  const open = noteOpener(userData);
  texts.push(...disclosuresOn(store.db, image).map(({ sealed }) => open(sealed) ?? ''));
  return texts.join('\n');
}

describe('what a reviewer decided', () => {
  it('reaches those who labelled the picture, as the final shape with the reason, and no names of who said what', async () => {
    const { kims, eves } = await disputed();
    decide(ben, [kims, eves], DECIDED);
    await all(ben, kim, eve);
    const decision = {
      objects: [{ class: classes[1], geometry: box(DECIDED, 10, 60, 40) }],
      method: 'merged',
      by: 'Ben',
      comment: 'A van is a car',
      votes: { marked: 2, looked: 2 },
    };
    expect(toldTo(kim)).toMatchObject([{ ...decision, labels: [kims], standing: 'differs' }]);
    expect(toldTo(eve)).toMatchObject([{ ...decision, labels: [eves], standing: 'same' }]);
    // Their own label stays as it was until they change it themselves; then it is what was decided.
    expect(annotationsOf(kim.store.db, image).map(({ geometry }) => geometry)).toEqual([box(KIMS, 10, 60, 40)]);
    put(kim, DECIDED, classes[1], kims);
    expect(toldTo(kim)).toMatchObject([{ standing: 'same' }]);
    for (const { store } of [ada, ben, kim, eve, dan]) expect(checkStore(store).findings).toEqual([]);
  });

  it('is nowhere on an annotator’s machine before, nor what the others drew, then or later', async () => {
    const { kims, eves } = await disputed();
    await all(kim, eve, dan);
    // The same search finds what may be found.
    expect(await within(ben)).toContain(`"x":${KIMS}`);
    expect(await within(kim)).toContain(`"x":${KIMS}`);
    expect(await within(kim)).not.toContain(`${EVES}`);
    expect(await within(eve)).not.toContain(`${KIMS}`);
    decide(ben, [kims, eves], DECIDED);
    await all(ben, kim, eve, dan);
    const [kimsWorld, dansWorld] = [await within(kim), await within(dan)];
    expect(kimsWorld).toContain(`"x":${DECIDED}`);
    for (const hidden of [`${EVES}`, eves]) expect(kimsWorld).not.toContain(hidden);
    // Dan has not labelled the picture: what it shows must not be known to him.
    for (const hidden of [KIMS, EVES, DECIDED]) expect(dansWorld).not.toContain(`${hidden}`);
    expect(toldTo(dan)).toEqual([]);
  });

  it('comes to who submits the picture later, and says what they lack', async () => {
    const { kims, eves } = await disputed();
    decide(ben, [kims, eves], DECIDED);
    await all(ben);
    submit(dan.store, image);
    await all(dan, ada, dan);
    expect(toldTo(dan)).toMatchObject([{ labels: [], standing: 'missing', votes: { marked: 2, looked: 3 } }]);
    put(dan, DECIDED, classes[1]);
    expect(toldTo(dan)).toMatchObject([{ standing: 'same' }]);
  });

  it('that there is no object is told of the label that was looked at', async () => {
    const { kims, eves } = await disputed();
    decide(ben, [kims, eves], null);
    await all(ben, kim);
    expect(toldTo(kim)).toMatchObject([{ labels: [kims], objects: [], method: 'none', standing: 'extra' }]);
    editImage(kim.store, { image, label: 'delete', operations: [{ type: 'delete', id: kims }] });
    expect(toldTo(kim)).toMatchObject([{ labels: [], standing: 'same' }]);
  });

  it('is told once, and again when it changes', async () => {
    const { kims, eves } = await disputed();
    decide(ben, [kims, eves], LEADS);
    undoReview(ben.store);
    decide(ben, [kims, eves], DECIDED);
    await all(ben, kim, eve, ada, ben);
    // What was taken back before anybody was told never left.
    expect(await within(kim)).not.toContain(`${LEADS}`);
    const before = disclosuresOn(kim.store.db, image);
    await all(ada, ben, kim);
    expect(disclosuresOn(kim.store.db, image)).toEqual(before);
    decide(ada, [kims, eves], null);
    await all(ada, kim);
    expect(toldTo(kim)).toMatchObject([{ method: 'none', by: 'Ada' }]);
    undoReview(ada.store);
    await all(ada, kim);
    expect(toldTo(kim)).toMatchObject([{ method: 'merged', by: 'Ben' }]);
  });

  it('is told no more when it was taken back', async () => {
    const { kims, eves } = await disputed();
    decide(ben, [kims, eves], DECIDED);
    await all(ben, kim);
    expect(toldTo(kim)).toHaveLength(1);
    undoReview(ben.store);
    await all(ben, ada, kim, eve);
    expect([toldTo(kim), toldTo(eve)]).toEqual([[], []]);
  });

  it('is not told while two reviewers differ, and is once a person has chosen', async () => {
    const { kims, eves } = await disputed();
    decide(ben, [kims, eves], DECIDED);
    decide(ada, [kims, eves], null);
    await all(ben, ada, ben, kim);
    expect(toldTo(kim)).toEqual([]);
    decide(ada, [kims, eves], null);
    await all(ada, ben, kim);
    expect(toldTo(kim)).toMatchObject([{ method: 'none', by: 'Ada' }]);
    // Two machines that told the same are no conflict that anybody has to decide.
    for (const { store } of [ada, ben, kim]) expect(listConflicts(store, 10).total).toBe(0);
  });

  it('of a picture that people are measured by is told to nobody who comes later', async () => {
    const { kims, eves } = await disputed();
    decide(ada, [kims, eves], DECIDED);
    markGold(ada.store, [image], null);
    submit(dan.store, image);
    await all(dan, ada, dan, kim);
    expect([toldTo(dan), toldTo(kim)]).toEqual([[], []]);
    expect(await within(dan)).not.toContain(`${DECIDED}`);
  });

  it('does not come to whose access has ended', async () => {
    const { kims, eves } = await disputed();
    endAccess(ada.store, ada.identity, kim.store.member);
    await all(ada, ben);
    decide(ben, [kims, eves], DECIDED);
    await all(ben, kim, eve);
    expect([toldTo(kim), toldTo(eve).length]).toEqual([[], 1]);
  });
});

describe('what a lead made of a label', () => {
  it('reaches its author with who did it and why, and nobody else', async () => {
    const { kims } = await disputed();
    put(ada, LEADS, classes[2], kims);
    openThread(ada.store, { image, region: null, annotation: kims, text: 'The mirror is part of it' });
    await all(ada, kim, eve, dan);
    expect(toldTo(kim)).toMatchObject([
      {
        labels: [kims],
        objects: [{ class: classes[2], geometry: box(LEADS, 10, 60, 40) }],
        method: null,
        by: 'Ada',
        comment: 'The mirror is part of it',
        votes: null,
        standing: 'differs',
      },
    ]);
    for (const other of [eve, dan]) {
      expect(toldTo(other)).toEqual([]);
      expect(await within(other)).not.toContain(`${LEADS}`);
    }
    // Kim agrees, and nobody has to choose between what is the same.
    put(kim, LEADS, classes[2], kims);
    await all(kim, ada, kim);
    expect(toldTo(kim)).toMatchObject([{ standing: 'same' }]);
  });

  it('is not told of labels that the lead brought in under somebody’s name: nobody had made them', async () => {
    const id = newOwnedId<AnnotationId>(kim.store.member);
    const labelOf = (x: number) => ({
      image,
      class: classes[0]!,
      author: kim.store.member,
      geometry: box(x, 10, 60, 40),
      source: { type: 'imported', format: 'coco' } as const,
    });
    for (const x of [LEADS, DECIDED])
      commit(ada.store, [{ kind: 'annotation', entity: id, value: labelOf(x) }], 'no-undo');
    await all(ada, kim);
    expect(toldTo(kim)).toEqual([]);
  });

  it('is told when it was deleted', async () => {
    const { kims } = await disputed();
    editImage(ada.store, { image, label: 'delete', operations: [{ type: 'delete', id: kims }] });
    await all(ada, kim);
    expect(toldTo(kim)).toMatchObject([{ labels: [kims], objects: [], by: 'Ada', standing: 'extra' }]);
  });
});
