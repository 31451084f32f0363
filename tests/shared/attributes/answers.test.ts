import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, asked, initialAnswers, missingAnswers, settled } from '@shared/attributes/answers';
import { carriedAnswers } from '@shared/attributes/carried';
import { fits } from '@shared/attributes/fits';
import { newId } from '@shared/changes/new-id';
import {
  attributesSchema,
  attributeValuesSchema,
  type AttributeDefinition,
  type AttributeId,
  type AttributeValues,
  type OptionId,
} from '@shared/model/attribute';
import { attemptedAnswers, attributeLists } from '@tests/support/arbitrary-attributes';

const option = (name: string) => ({ id: newId<OptionId>(), name });
const [red, amber, off] = [option('red'), option('amber'), option('off')];
const occluded: AttributeDefinition = { id: newId<AttributeId>(), name: 'occluded', type: 'boolean', required: true };
const by: AttributeDefinition = {
  id: newId<AttributeId>(),
  name: 'occluded by',
  type: 'text',
  required: true,
  when: { attribute: occluded.id, values: [true] },
};
const light: AttributeDefinition = {
  id: newId<AttributeId>(),
  name: 'light',
  type: 'choice',
  required: false,
  options: [red, amber, off],
  initial: off.id,
};
const lamp: readonly AttributeDefinition[] = [occluded, by, light];

describe('the questions of a class', () => {
  it('are asked only while what they depend on is answered so', () => {
    expect(asked(lamp, {}).map(({ name }) => name)).toEqual(['occluded', 'light']);
    expect(asked(lamp, { [occluded.id]: false }).map(({ name }) => name)).toEqual(['occluded', 'light']);
    expect(asked(lamp, { [occluded.id]: true }).map(({ name }) => name)).toEqual(['occluded', 'occluded by', 'light']);
  });

  it('are missing only while they are asked', () => {
    const missing = (values: AttributeValues) => missingAnswers(lamp, values).map(({ name }) => name);
    expect(missing({})).toEqual(['occluded']);
    expect(missing({ [occluded.id]: true })).toEqual(['occluded by']);
    expect(missing({ [occluded.id]: true, [by.id]: 'a post' })).toEqual([]);
    expect(missing({ [occluded.id]: false })).toEqual([]);
  });

  it('forget the answer to what is asked no more', () => {
    const covered = answered(lamp, { [occluded.id]: true, [by.id]: 'a post' }, occluded.id, false);
    expect(covered).toEqual({ [occluded.id]: false });
  });

  it('begin with their initial values, but what was left open stays open', () => {
    expect(initialAnswers(lamp)).toEqual({ [light.id]: off.id });
    expect(answered(lamp, {}, occluded.id, false)).toEqual({ [occluded.id]: false });
  });

  it('follow the names when an object becomes one of another class', () => {
    const darkRed = option('Red');
    const traffic: readonly AttributeDefinition[] = [
      { ...occluded, id: newId<AttributeId>() },
      { id: newId<AttributeId>(), name: 'Light', type: 'choice', required: false, options: [darkRed] },
      { id: newId<AttributeId>(), name: 'occluded by', type: 'number', required: false },
    ];
    const values = { [occluded.id]: true, [by.id]: 'a post', [light.id]: red.id };
    expect(carriedAnswers(lamp, traffic, values)).toEqual({ [traffic[0]!.id]: true, [traffic[1]!.id]: darkRed.id });
    expect(carriedAnswers(lamp, traffic, { [light.id]: amber.id })).toEqual({});
  });

  it('cannot depend on themselves, on later ones, or on what has no few values', () => {
    const refused = (list: readonly AttributeDefinition[]) => !attributesSchema.safeParse(list).success;
    expect(refused([by, occluded])).toBe(true);
    expect(refused([{ ...occluded, when: { attribute: occluded.id, values: [true] } }])).toBe(true);
    expect(
      refused([occluded, { ...by, required: false }, { ...light, when: { attribute: by.id, values: [true] } }]),
    ).toBe(true);
    expect(refused(lamp)).toBe(false);
    expect(refused([occluded, { ...light, name: 'Occluded' }])).toBe(true);
  });
});

describe('answers', () => {
  it('are valid by their definitions after any sequence of attempts, and settle to themselves', () => {
    fc.assert(
      fc.property(
        attributeLists.chain((list) => fc.tuple(fc.constant(list), attemptedAnswers(list))),
        ([list, attempts]) => {
          let values = initialAnswers(list);
          for (const { id, value } of attempts) {
            values = answered(list, values, id, value);
            expect(settled(list, values)).toEqual(values);
            const shown = new Map(asked(list, values).map((definition) => [definition.id, definition]));
            for (const [attribute, held] of Object.entries(values)) {
              expect(fits(shown.get(attribute as AttributeId)!, held)).toBe(true);
            }
            expect(() => attributeValuesSchema.parse(values)).not.toThrow();
          }
        },
      ),
    );
  });

  it('of one class are kept whole by the same class', () => {
    fc.assert(
      fc.property(
        attributeLists.chain((list) => fc.tuple(fc.constant(list), attemptedAnswers(list))),
        ([list, attempts]) => {
          const values = attempts.reduce<AttributeValues>((held, { id, value }) => answered(list, held, id, value), {});
          expect(carriedAnswers(list, list, values)).toMatchObject(values);
        },
      ),
    );
  });

  it('accept a number on a step although it is only nearly there', () => {
    const share = {
      id: newId<AttributeId>(),
      name: 'share',
      type: 'number',
      required: false,
      min: 0,
      max: 1,
      step: 0.1,
    } as const;
    expect([0, 0.1, 0.30000000000000004, 1].every((value) => fits(share, value))).toBe(true);
    expect([-0.1, 0.05, 1.1, Number.NaN].some((value) => fits(share, value))).toBe(false);
  });
});
