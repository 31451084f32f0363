import { z } from 'zod';
import { idSchema, type Uuid } from '../lib/uuid';
import { nameSchema } from './name';

export type AttributeId = Uuid & { readonly __of: 'attribute' };
export type OptionId = Uuid & { readonly __of: 'option' };

export const attributeIdSchema = idSchema<AttributeId>();
export const optionIdSchema = idSchema<OptionId>();

/** More than people can answer about one object, or choose from in one list. */
const MOST_ATTRIBUTES = 50;
const MOST_OPTIONS = 200;

/** Free text as a value: one line, no space at either end. */
export const attributeTextSchema = z
  .string()
  .max(1000)
  .regex(/^[^\u0000-\u001f\u007f]*$/u, 'control characters are not allowed')
  .transform((text) => text.trim());

const optionSchema = z.strictObject({ id: optionIdSchema, name: nameSchema });
const optionsSchema = z
  .array(optionSchema)
  .min(1)
  .max(MOST_OPTIONS)
  .refine((options) => areDistinct(options.map(({ id }) => id)), 'an option twice')
  .refine((options) => areDistinct(options.map(({ name }) => name.toLowerCase())), 'two options of one name');

/** Shown only while another attribute of the class has one of these values: true or false, or an option. */
const conditionSchema = z.strictObject({
  attribute: attributeIdSchema,
  values: z
    .array(z.union([z.boolean(), optionIdSchema]))
    .min(1)
    .max(MOST_OPTIONS),
});

const common = {
  id: attributeIdSchema,
  name: nameSchema,
  /** An object without a value counts as incomplete. */
  required: z.boolean(),
  when: conditionSchema.optional(),
};

/**
 * What a class asks about its objects. Labels refer to attributes and options by id, so that a new name keeps what was
 * answered.
 */
export const attributeSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('text'), initial: attributeTextSchema.optional() }),
  z
    .strictObject({
      ...common,
      type: z.literal('number'),
      min: z.number().optional(),
      max: z.number().optional(),
      /** Values lie this far apart, counted from `min`, or from 0. */
      step: z.number().positive().optional(),
      initial: z.number().optional(),
    })
    .refine(({ min, max }) => min === undefined || max === undefined || min <= max, 'the least is above the most'),
  z.strictObject({ ...common, type: z.literal('boolean'), initial: z.boolean().optional() }),
  z.strictObject({ ...common, type: z.literal('choice'), options: optionsSchema, initial: optionIdSchema.optional() }),
  z.strictObject({
    ...common,
    type: z.literal('multi'),
    options: optionsSchema,
    initial: z.array(optionIdSchema).max(MOST_OPTIONS).optional(),
  }),
]);

/** The attributes of one class, in the order in which they are asked. */
export const attributesSchema = z
  .array(attributeSchema)
  .max(MOST_ATTRIBUTES)
  .refine((list) => areDistinct(list.map(({ id }) => id)), 'an attribute twice')
  .refine((list) => areDistinct(list.map(({ name }) => name.toLowerCase())), 'two attributes of one name')
  .refine((list) => list.every(comesAfterCondition), 'an attribute that depends on none before it');

/** Text, a number, yes or no, an option, or several options. */
const attributeValueSchema = z.union([
  z.boolean(),
  z.number(),
  attributeTextSchema,
  z.array(optionIdSchema).min(1).max(MOST_OPTIONS),
]);

/** What was answered about one object, by attribute. Options that were chosen together have no order of their own. */
export const attributeValuesSchema: z.ZodType<AttributeValues> = z
  .record(attributeIdSchema, attributeValueSchema)
  .refine((values) => Object.keys(values).length <= MOST_ATTRIBUTES, 'too many attributes')
  .transform(
    (values) =>
      Object.fromEntries(
        Object.entries(values).map(([id, value]) => [id, Array.isArray(value) ? [...new Set(value)].sort() : value]),
      ) as AttributeValues,
  );

export type AttributeOption = Readonly<z.infer<typeof optionSchema>>;
export type AttributeDefinition = Readonly<z.infer<typeof attributeSchema>>;
export type AttributeValue = boolean | number | string | readonly OptionId[];
export type AttributeValues = Readonly<Record<AttributeId, AttributeValue>>;

/** What an attribute depends on comes before it, so that no two can depend on each other. */
function comesAfterCondition({ when }: AttributeDefinition, index: number, list: AttributeDefinition[]): boolean {
  if (!when) return true;
  const other = list.slice(0, index).find(({ id }) => id === when.attribute);
  return other !== undefined && other.type !== 'text' && other.type !== 'number';
}

function areDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
