import type { RuleDiffView } from '@shared/contract/guideline-views';
import type { VersionRef } from '@shared/contract/guidelines';
import { diffRules } from '@shared/guidelines/rule-diff';
import type { Store } from '@main/db/store';
import { rulesOf } from './rule-sets';
import { exampleView } from './views';

/** What changed between two versions, by words and examples. `from` null: everything is new. */
export function diffVersions(store: Store, from: VersionRef | null, to: VersionRef): RuleDiffView[] {
  const before = from === null ? new Map() : rulesOf(store, from);
  return diffRules(before, rulesOf(store, to)).map((diff) => ({
    ...diff,
    words: {
      title: [...diff.words.title],
      situation: [...diff.words.situation],
      text: [...diff.words.text],
      rationale: [...diff.words.rationale],
    },
    classes: { added: [...diff.classes.added], removed: [...diff.classes.removed] },
    attributes: { added: [...diff.attributes.added], removed: [...diff.attributes.removed] },
    examples: {
      added: diff.examples.added.map((example) => exampleView(store, example)),
      removed: diff.examples.removed.map((example) => exampleView(store, example)),
    },
  }));
}
