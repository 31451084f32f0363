import { fits } from '@shared/attributes/fits';
import { newId } from '@shared/changes/new-id';
import type { ClassView } from '@shared/contract/classes';
import type { AttributeDefinition, AttributeId, AttributeOption, OptionId } from '@shared/model/attribute';
import { nameSchema } from '@shared/model/name';

/** A class as it is being edited. What it asks may be half written. */
export interface ClassDraft {
  readonly name: string;
  readonly colour: string;
  readonly attributes: readonly AttributeDefinition[];
  /** Empty: every shape. */
  readonly shapes: readonly string[];
}

export function draftOf({ name, colour, attributes, shapes }: ClassView): ClassDraft {
  return { name, colour, attributes: attributes ?? [], shapes: shapes ?? [] };
}

/** Why a draft cannot be kept, and of which attribute. */
export interface DraftProblem {
  readonly code:
    'name' | 'nameTaken' | 'attributeName' | 'attributeTwice' | 'options' | 'optionName' | 'optionTwice' | 'range';
  readonly attribute?: AttributeId;
}

export function problemOf(draft: ClassDraft, others: readonly ClassView[]): DraftProblem | null {
  if (!isName(draft.name)) return { code: 'name' };
  if (others.some(({ name }) => name.toLowerCase() === draft.name.trim().toLowerCase())) return { code: 'nameTaken' };
  const seen = new Set<string>();
  for (const attribute of draft.attributes) {
    const code = attributeProblem(attribute, seen);
    if (code) return { code, attribute: attribute.id };
    seen.add(attribute.name.trim().toLowerCase());
  }
  return null;
}

function attributeProblem(attribute: AttributeDefinition, seen: ReadonlySet<string>): DraftProblem['code'] | null {
  if (!isName(attribute.name)) return 'attributeName';
  if (seen.has(attribute.name.trim().toLowerCase())) return 'attributeTwice';
  if (attribute.type === 'number') {
    const { min, max } = attribute;
    return min !== undefined && max !== undefined && min > max ? 'range' : null;
  }
  if (attribute.type !== 'choice' && attribute.type !== 'multi') return null;
  if (attribute.options.length === 0) return 'options';
  if (!attribute.options.every(({ name }) => isName(name))) return 'optionName';
  const names = new Set(attribute.options.map(({ name }) => name.trim().toLowerCase()));
  return names.size < attribute.options.length ? 'optionTwice' : null;
}

function isName(text: string): boolean {
  return nameSchema.safeParse(text.trim()).success;
}

/** The draft as it is kept: names trimmed; no initial value that does not fit, no condition on what is not before it. */
export function cleaned({ name, colour, attributes, shapes }: ClassDraft): ClassDraft {
  const trimmed = attributes.map(trimmedAttribute);
  return {
    name: name.trim(),
    colour,
    shapes,
    attributes: trimmed.map((attribute, index) => {
      const { when, initial, ...rest } = attribute;
      const isMet =
        when !== undefined && conditionsOn(trimmed.slice(0, index)).some((one) => one.id === when.attribute);
      const isSound = initial !== undefined && fits(attribute, initial);
      return { ...rest, ...(isMet ? { when } : {}), ...(isSound ? { initial } : {}) } as AttributeDefinition;
    }),
  };
}

/** The attributes whose answer can bring up another: those with few answers. */
export function conditionsOn(before: readonly AttributeDefinition[]): readonly AttributeDefinition[] {
  return before.filter(({ type }) => type === 'boolean' || type === 'choice' || type === 'multi');
}

function trimmedAttribute(attribute: AttributeDefinition): AttributeDefinition {
  const name = attribute.name.trim();
  if (attribute.type !== 'choice' && attribute.type !== 'multi') return { ...attribute, name };
  return { ...attribute, name, options: attribute.options.map((option) => ({ ...option, name: option.name.trim() })) };
}

export function newAttribute(): AttributeDefinition {
  return { id: newId<AttributeId>(), name: '', type: 'boolean', required: false };
}

export function newOption(): AttributeOption {
  return { id: newId<OptionId>(), name: '' };
}

/** The same question with answers of another type; options are kept where both have them. */
export function retyped(attribute: AttributeDefinition, type: AttributeDefinition['type']): AttributeDefinition {
  const { id, name, required, when } = attribute;
  const common = { id, name, required, ...(when ? { when } : {}) };
  if (type !== 'choice' && type !== 'multi') return { ...common, type };
  const options = attribute.type === 'choice' || attribute.type === 'multi' ? attribute.options : [newOption()];
  return { ...common, type, options };
}

/** The list with one item elsewhere. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(to, 0, list[from]!);
}
