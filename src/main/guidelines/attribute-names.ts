import type { ClassView } from '@shared/contract/classes';
import type { DocumentAttribute } from '@shared/guidelines/markdown-document';
import type { AttributeDefinition } from '@shared/model/attribute';
import type { RuleAttribute } from '@shared/model/rule';

/** What rules are about, in names; what the classes do not ask (any more) is left out. */
export function attributeNames(about: readonly RuleAttribute[], classes: readonly ClassView[]): DocumentAttribute[] {
  return about.flatMap((one): DocumentAttribute[] => {
    const owner = classes.find(({ id }) => id === one.class);
    const definition = owner?.attributes?.find(({ id }) => id === one.attribute);
    if (!owner || !definition) return [];
    const named = { class: owner.name, attribute: definition.name };
    if (typeof one.value !== 'string') return [{ ...named, value: one.value }];
    const option = optionsOf(definition).find(({ id }) => id === one.value);
    return option ? [{ ...named, value: option.name }] : [];
  });
}

/** The other way round; names that the project does not have are left out. */
export function attributesNamed(about: readonly DocumentAttribute[], classes: readonly ClassView[]): RuleAttribute[] {
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  return about.flatMap((one): RuleAttribute[] => {
    const owner = classes.find(({ name }) => same(name, one.class));
    const definition = owner?.attributes?.find(({ name }) => same(name, one.attribute));
    if (!owner || !definition) return [];
    const named = { class: owner.id, attribute: definition.id };
    const { value } = one;
    if (typeof value !== 'string') return [{ ...named, value }];
    const option = optionsOf(definition).find(({ name }) => same(name, value));
    return option ? [{ ...named, value: option.id }] : [];
  });
}

function optionsOf(definition: AttributeDefinition) {
  return definition.type === 'choice' || definition.type === 'multi' ? definition.options : [];
}
