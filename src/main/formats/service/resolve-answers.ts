import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { settled } from '@shared/attributes/answers';
import { assertExists } from '@shared/lib/assert';
import type { AttributeDefinition, AttributeId, AttributeOption, AttributeValue } from '@shared/model/attribute';
import type { AttributeValues, OptionId } from '@shared/model/attribute';
import { attributesSchema } from '@shared/model/attribute';
import type { ClassId } from '@shared/model/ids';
import { labelClassSchema, type LabelClass } from '@shared/model/label-class';
import { listClasses } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';
import type { LossCollector } from '../losses';
import type { NamedAnswer, NamedAnswers } from '../named-answers';

/**
 * Finds the attributes and options that a file names, class by class, whatever their case; what a class does not ask yet
 * is added to it.
 */
export class AnswerResolver {
  private classes: Map<ClassId, LabelClass> | undefined;

  constructor(
    private readonly store: Store,
    private readonly losses: LossCollector,
  ) {}

  /** @returns the answers by id, and the class where it has to ask more first. */
  resolve(label: ClassId, named: NamedAnswers | undefined): { values: AttributeValues; drafts: Draft[] } {
    if (!named) return { values: {}, drafts: [] };
    const before = this.classOf(label);
    let definitions: readonly AttributeDefinition[] = before.attributes ?? [];
    const values: Record<AttributeId, AttributeValue> = {};
    for (const [name, answer] of Object.entries(named)) {
      const known = definitions.find((one) => one.name.toLowerCase() === name.toLowerCase());
      const definition = withOptions(known ?? newDefinition(name, answer), answer);
      if (definition !== known) {
        const next = known
          ? definitions.map((one) => (one === known ? definition : one))
          : [...definitions, definition];
        if (!attributesSchema.safeParse(next).success) {
          this.losses.add('import.attributes', 'Attributes beyond what a class may ask were left out.', name);
          continue;
        }
        definitions = next;
      }
      values[definition.id] = valueOf(definition, answer);
    }
    const counted = settled(definitions, values);
    if (Object.keys(counted).length < Object.keys(values).length) {
      this.losses.add('import.answers', 'Answers that do not fit their attribute were left out.', before.name);
    }
    if (definitions === before.attributes || definitions.length === 0) return { values: counted, drafts: [] };
    const value = { ...before, attributes: definitions };
    this.classes?.set(label, value);
    return { values: counted, drafts: [{ kind: 'class', entity: label, value }] };
  }

  private classOf(label: ClassId): LabelClass {
    this.classes ??= new Map(listClasses(this.store.db).map(({ id, ...value }) => [id, labelClassSchema.parse(value)]));
    return assertExists(this.classes.get(label), 'every class of the dataset was resolved');
  }
}

function newDefinition(name: string, answer: NamedAnswer): AttributeDefinition {
  const common = { id: newId<AttributeId>(), name, required: false };
  if (typeof answer === 'boolean') return { ...common, type: 'boolean' };
  if (typeof answer === 'number') return { ...common, type: 'number' };
  return typeof answer === 'string' ? { ...common, type: 'text' } : { ...common, type: 'multi', options: [] };
}

/** The definition with the options that an answer needs. */
function withOptions(definition: AttributeDefinition, answer: NamedAnswer): AttributeDefinition {
  if (definition.type !== 'choice' && definition.type !== 'multi') return definition;
  const missing = optionNames(answer).filter((name) => !optionNamed(definition.options, name));
  if (missing.length === 0) return definition;
  return {
    ...definition,
    options: [...definition.options, ...missing.map((name) => ({ id: newId<OptionId>(), name }))],
  };
}

function valueOf(definition: AttributeDefinition, answer: NamedAnswer): AttributeValue {
  if (definition.type === 'choice' || definition.type === 'multi') {
    const ids = optionNames(answer).flatMap((name) => optionNamed(definition.options, name)?.id ?? []);
    return definition.type === 'multi' ? ids : (ids[0] ?? '');
  }
  if (definition.type === 'text') return optionNames(answer).join(', ');
  // CVAT and others write numbers and yes or no as text.
  if (definition.type === 'number' && typeof answer === 'string') return Number(answer);
  if (definition.type === 'boolean' && /^(true|false)$/i.test(String(answer))) return /^true$/i.test(String(answer));
  return typeof answer === 'object' ? '' : answer;
}

function optionNames(answer: NamedAnswer): readonly string[] {
  return typeof answer === 'object' ? answer : [String(answer)];
}

function optionNamed(options: readonly AttributeOption[], name: string): AttributeOption | undefined {
  return options.find((option) => option.name.toLowerCase() === name.toLowerCase());
}
