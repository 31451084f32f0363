import type { ClassView } from '@shared/contract/classes';

/** The labels of a model that no class of the project is named after (in any case). */
export function unmatchedLabels(labels: readonly string[], classes: readonly ClassView[]): readonly string[] {
  const names = new Set(classes.map(({ name }) => name.toLocaleLowerCase()));
  return labels.filter((label) => !names.has(label.toLocaleLowerCase()));
}
