import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { imageIdOf } from '@shared/model/image';
import type { AnnotationId, CaseMemberId, ClassId, RareCaseId, RootId, RuleId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { createStore } from '@main/db/create';
import { setRootFolder } from '@main/db/queries/roots';
import type { Store } from '@main/db/store';

export const sizes = { rules: 2000, cases: 5000, labels: 2000, classes: 40 } as const;

/** 2,000 of these are 10 MB. */
export const words = 'A box covers what can be seen of the object, and no more. '.repeat(90);

/** A picture of the sample, for crops have to be cut out of something. */
const picture = join(import.meta.dirname, '../../../resources/sample/images/avenue.jpg');
export const size = { width: 1280, height: 960 } as const;

/** Where the n-th label is: 40 of them, one of each class, side by side, and the others upon them. */
export function placeOf(index: number) {
  const place = index % sizes.classes;
  return {
    type: 'box',
    x: 40 + 150 * (place % 8),
    y: 40 + 180 * Math.floor(place / 8),
    width: 120,
    height: 140,
  } as const;
}

/**
 * Makes a project with a draft of 2,000 rules and 5,000 decided cases that is not published yet.
 *
 * @param onPicture how many of its 2,000 labels are on the picture that is there; the others are on one that is not.
 */
export function guidelineProject(folder: string, onPicture: number): { store: Store; drawn: AnnotationId[] } {
  const store = createStore(
    join(folder, 'guideline.plumb'),
    { name: 'Bench', template: 'objects' },
    { name: 'Ada', role: 'lead' },
  );
  const root = newId<RootId>();
  const bytes = readFileSync(picture);
  const there = createHash('sha256').update(bytes).digest('hex');
  const away = 'ab'.repeat(32);
  const [image, missing] = [imageIdOf(there), imageIdOf(away)];
  const classes = Array.from({ length: sizes.classes }, () => newId<ClassId>());
  const drawn = Array.from({ length: sizes.labels }, () => newId<AnnotationId>());
  const classOf = (index: number): ClassId => classes[index % sizes.classes]!;
  const fileOf = (sha256: string, path: string): Draft => ({
    kind: 'image',
    entity: imageIdOf(sha256),
    value: {
      sha256,
      root,
      path,
      ...size,
      format: 'jpeg',
      bytes: bytes.length,
      bitDepth: 8,
      addedAt: '2026-01-01T00:00:00.000Z',
    },
  });
  const drafts: Draft[] = [
    { kind: 'root', entity: root, value: { name: 'pictures' } },
    fileOf(there, 'avenue.jpg'),
    fileOf(away, 'away.jpg'),
    ...classes.map((entity, order): Draft => ({
      kind: 'class',
      entity,
      value: { name: `class ${order}`, colour: '#e69f00', order },
    })),
    ...Array.from({ length: sizes.rules }, (_, order): Draft => ({
      kind: 'rule',
      entity: newId<RuleId>(),
      value: {
        title: `Rule ${order}`,
        classes: [classOf(order)],
        situation: '',
        text: `${order}. ${words}`,
        rationale: '',
        examples: [{ verdict: 'good', image, region: placeOf(order), note: '' }],
        status: 'active',
        order,
        question: null,
      },
    })),
    ...drawn.map((entity, index): Draft => ({
      kind: 'annotation',
      entity,
      value: {
        image: index < onPicture ? image : missing,
        class: classOf(index),
        author: store.member,
        geometry: placeOf(index),
        source: { type: 'drawn' },
      },
    })),
    ...Array.from({ length: sizes.cases }, (_, index) => caseDrafts(store, index)).flat(),
  ];
  commit(store, drafts, 'no-undo');
  setRootFolder(store.db, root, dirname(picture));
  return { store, drawn };

  function caseDrafts({ member }: Store, index: number): Draft[] {
    const entity = newId<RareCaseId>();
    const readings = [{ text: 'One way to read it', class: classOf(index) }];
    const fixed = { signals: [], owner: null, rule: null, target: 0, question: null };
    const place = { image, region: placeOf(index), annotation: drawn[index % sizes.labels]!, addedBy: member };
    return [
      {
        kind: 'rareCase',
        entity,
        value: { ...fixed, title: `Case ${index}`, readings, decision: 'Decided.', state: 'decided' },
      },
      { kind: 'caseMember', entity: newId<CaseMemberId>(), value: { ...place, case: entity, signal: 'disagreement' } },
    ];
  }
}
