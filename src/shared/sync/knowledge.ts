import { kinds } from '../changes/kinds';
import { firstContainer, type Knowledge } from './segment';

/** What this Plumbline can read. */
export const thisKnowledge: Knowledge = {
  kinds: new Map(Object.values(kinds).map(({ code, version }) => [code, version])),
  needs: new Set(),
  containers: new Map([[1, firstContainer]]),
};

/** Programs with the same text read the same things. */
export function knowledgeText({ kinds: known, needs, containers }: Knowledge): string {
  const records = [...known].toSorted(([a], [b]) => a - b).map(([code, version]) => `${code}.${version}`);
  return [[...containers.keys()].toSorted((a, b) => a - b), [...needs].toSorted(), records].join(' ');
}
