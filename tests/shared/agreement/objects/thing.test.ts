import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterObjects } from '@shared/agreement/objects/cluster';
import type { LabelledObject } from '@shared/agreement/objects/labelled-object';
import { priorityOf } from '@shared/agreement/objects/priority';
import { proposalsOf } from '@shared/agreement/objects/proposal';
import { similarityOn } from '@shared/agreement/objects/similarity';
import { plainReading, thingsOf } from '@shared/agreement/objects/thing';
import { shuffled } from '../arbitrary-ratings';
import { object } from './objects';

const people = ['a', 'b', 'c'];
const things = (objects: readonly LabelledObject[], submitted = people) => thingsOf(clusterObjects(objects), submitted);
const kinds = (objects: readonly LabelledObject[], submitted = people) =>
  things(objects, submitted).map(({ disagreements }) => disagreements.map(({ kind }) => kind));

describe('what is disputed', () => {
  it('is nothing where everybody marked the same', () => {
    const all = people.map((who, at) => object(`${who}1`, 'x', at, 0, 100 + at, 100));
    expect(kinds(all)).toEqual([[]]);
  });

  it('is one thing when one took apart what the others drew as one', () => {
    const all = [
      object('a1', 'x', 0, 0, 100, 50),
      object('b1', 'x', 1, 0, 100, 51),
      object('c1', 'x', 0, 0, 49, 50),
      object('c2', 'x', 51, 0, 100, 50),
    ];
    const [thing, ...others] = things(all);
    expect(others).toEqual([]);
    expect(thing!.disagreements.map(({ kind }) => kind)).toContain('split');
    expect(thing!.disagreements.map(({ kind }) => kind)).not.toContain('missing');
    expect(thing!.disagreements.map(({ kind }) => kind)).not.toContain('extra');
    expect(proposalsOf(thing!, people)).toHaveLength(1);
    const mostApart = [...all.slice(1), object('a2', 'x', 0, 0, 48, 50), object('a3', 'x', 52, 0, 100, 50)];
    expect(proposalsOf(things(mostApart)[0]!, people)).toHaveLength(2);
  });

  it('is no split when somebody marked something on a thing', () => {
    const car = people.map((who) => object(`${who}1`, 'car', 0, 0, 100, 50));
    const wheels = [object('c2', 'wheel', 0, 0, 49, 50), object('c3', 'wheel', 51, 0, 100, 50)];
    expect(kinds([...car, ...wheels]).flat()).not.toContain('split');
  });

  it('is told for attributes and for what is written', () => {
    const read = (who: string, text: string, language: string) => ({
      ...object(`${who}1`, 'line', 0, 0, 100, 20),
      text,
      attributes: { language },
    });
    expect(kinds([read('a', 'EXIT 12', 'en'), read('b', 'EXIT 12', 'en'), read('c', 'EXIT 21', 'en')])).toEqual([
      ['text'],
    ]);
    expect(kinds([read('a', '출구', 'ko'), read('b', '출구', 'ko'), read('c', '출구', 'en')])).toEqual([['attribute']]);
    const [thing] = things([read('a', 'EXIT 12', 'en'), read('b', 'EXIT 12', 'ko'), read('c', 'EXIT 21', 'en')]);
    expect(proposalsOf(thing!, people)).toMatchObject([{ text: 'EXIT 12', attributes: { language: 'en' } }]);
  });

  it('is the way that a line leads', () => {
    const line = (who: string, points: number[]) => ({
      id: `${who}1`,
      annotator: who,
      class: 'lane',
      geometry: { type: 'polyline' as const, points },
    });
    const all = [line('a', [0, 0, 300, 10]), line('b', [0, 2, 300, 12]), line('c', [300, 11, 0, 1])];
    const similarity = similarityOn(640, 480);
    const found = thingsOf(clusterObjects(all, 0.5, similarity), people, {
      ...plainReading,
      similarity,
      area: 640 * 480,
    });
    expect(found[0]!.disagreements).toMatchObject([{ kind: 'order', object: { id: 'c1' } }]);
  });

  it('leaves nothing of a thing that one alone saw, and asks the skill of the voters in a tie', () => {
    expect(proposalsOf(things([object('a1', 'x', 0, 0, 10, 10)])[0]!, people)).toEqual([]);
    const two = [object('a1', 'cup', 0, 0, 10, 10), object('b1', 'bowl', 0, 0, 10, 10)];
    const [thing] = things(two, ['a', 'b']);
    const skilled = proposalsOf(thing!, ['a', 'b'], plainReading, (who) => (who === 'a' ? 0.9 : 0.6));
    expect(skilled).toMatchObject([{ class: 'cup', tied: true }]);
  });

  it('is more urgent the more the people are of different minds, and the rarer the class', () => {
    const split = things([
      object('a1', 'x', 0, 0, 10, 10),
      object('b1', 'y', 0, 0, 10, 10),
      object('c1', 'z', 0, 0, 10, 10),
    ]);
    const single = things([
      object('a1', 'x', 0, 0, 10, 10),
      object('b1', 'x', 0, 0, 10, 10),
      object('c1', 'z', 0, 0, 10, 10),
    ]);
    expect(priorityOf(split[0]!, 3, 0)).toBeGreaterThan(priorityOf(single[0]!, 3, 0));
    expect(priorityOf(single[0]!, 3, 1)).toBeGreaterThan(priorityOf(single[0]!, 3, 0));
    expect(priorityOf({ clusters: [], disagreements: [] }, 3, 1)).toBe(0);
  });

  const arbitraryObjects = fc
    .array(fc.tuple(fc.nat(3), fc.nat(1), fc.nat(30), fc.nat(30), fc.integer({ min: 5, max: 40 })), { maxLength: 14 })
    .map((all) =>
      all.map(([annotator, name, x, y, size], index) =>
        object(`${'abcd'[annotator]}${String(index).padStart(2, '0')}`, `class ${name}`, x, y, x + size, y + size),
      ),
    );

  it('is the same for the same objects in any order, each of them in exactly one thing', () => {
    fc.assert(
      fc.property(
        arbitraryObjects.chain((objects) => fc.tuple(fc.constant(objects), shuffled(objects))),
        ([objects, other]) => {
          const everybody = ['a', 'b', 'c', 'd'];
          const found = things(objects, everybody);
          expect(things(other, everybody)).toEqual(found);
          expect(found.flatMap(({ clusters }) => clusters.flat())).toHaveLength(objects.length);
          expect(things(other, everybody).map((thing) => proposalsOf(thing, everybody))).toEqual(
            found.map((thing) => proposalsOf(thing, everybody)),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
