import fc from 'fast-check';
import { uuidFromBytes } from '@shared/lib/uuid';
import type {
  AttributeDefinition,
  AttributeId,
  AttributeOption,
  AttributeValue,
  OptionId,
} from '@shared/model/attribute';
import { attributesSchema } from '@shared/model/attribute';

/** Ids that read as what they number: group and place. */
function idOf(group: number, index: number): string {
  const bytes = new Uint8Array(16);
  bytes.set([group, index, 0, 0, 0, 0, 0x70, 0, 0x80]);
  return uuidFromBytes(bytes);
}

const optionCount = 4;

function optionsOf(attribute: number): AttributeOption[] {
  return Array.from({ length: optionCount }, (_, index) => ({
    id: idOf(100 + attribute, index) as OptionId,
    name: `option ${index}`,
  }));
}

type Body = { readonly type: AttributeDefinition['type'] } & Record<string, unknown>;

function bodyOf(attribute: number): fc.Arbitrary<Body> {
  const options = optionsOf(attribute);
  const optionId = fc.constantFrom(...options.map(({ id }) => id));
  return fc.oneof(
    fc.record({ type: fc.constant('text' as const) }),
    fc
      .record({
        low: fc.integer({ min: -5, max: 5 }),
        span: fc.integer({ min: 0, max: 10 }),
        step: fc.constantFrom(undefined, 0.1, 0.5, 1, 3),
      })
      .map(({ low, span, step }) => ({
        type: 'number' as const,
        min: low,
        max: low + span,
        ...(step ? { step } : {}),
        initial: low,
      })),
    fc.record({ type: fc.constant('boolean' as const), initial: fc.constantFrom(true, false) }),
    fc.record({ type: fc.constant('choice' as const), options: fc.constant(options), initial: optionId }),
    fc.record({
      type: fc.constant('multi' as const),
      options: fc.constant(options),
      initial: fc.uniqueArray(optionId, { minLength: 1 }),
    }),
  );
}

/** Attributes of a class, some of which depend on an earlier one; all sound. */
export const attributeLists: fc.Arbitrary<readonly AttributeDefinition[]> = fc
  .integer({ min: 1, max: 6 })
  .chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, index) =>
        fc.record({
          body: bodyOf(index),
          required: fc.boolean(),
          withInitial: fc.boolean(),
          dependsOn: fc.option(fc.nat({ max: Math.max(0, index - 1) }), { nil: null }),
          wants: fc.nat({ max: optionCount - 1 }),
        }),
      ),
    ),
  )
  .map((drafts) =>
    attributesSchema.parse(
      drafts.map(({ body: { initial, ...body }, required, withInitial, dependsOn, wants }, index) => {
        const other = index > 0 && dependsOn !== null ? drafts[dependsOn]! : undefined;
        const values =
          other?.body.type === 'boolean'
            ? [wants % 2 === 0]
            : other?.body.type === 'choice' || other?.body.type === 'multi'
              ? [optionsOf(dependsOn!)[wants]!.id]
              : [];
        return {
          id: idOf(1, index),
          name: `attribute ${index}`,
          required,
          ...body,
          ...(withInitial && initial !== undefined ? { initial } : {}),
          ...(values.length > 0 ? { when: { attribute: idOf(1, dependsOn!), values } } : {}),
        };
      }),
    ),
  );

/** Something that somebody may answer to any of the questions, sensible or not; undefined takes the answer back. */
export function attemptedAnswers(
  definitions: readonly AttributeDefinition[],
): fc.Arbitrary<{ readonly id: AttributeId; readonly value: AttributeValue | undefined }[]> {
  const ids = definitions.map(({ id }) => id);
  const options = definitions.flatMap((one) => (one.type === 'choice' || one.type === 'multi' ? one.options : []));
  const option = options.length > 0 ? [fc.constantFrom(...options.map(({ id }) => id))] : [];
  const value = fc.oneof(
    fc.boolean(),
    fc.integer({ min: -10, max: 20 }),
    fc.constantFrom(0.1, 0.30000000000000004, 2.5),
    fc.constantFrom('', 'a word'),
    fc.constant(undefined),
    ...option,
    ...option.map((one) => fc.uniqueArray(one, { minLength: 1, maxLength: 4 })),
  );
  return fc.array(fc.record({ id: fc.constantFrom(...ids), value }), { maxLength: 30 });
}
