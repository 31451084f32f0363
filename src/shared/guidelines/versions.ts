import type { GuidelineVersion } from '../model/guideline-version';
import type { GuidelineVersionId } from '../model/ids';

interface Node extends Pick<GuidelineVersion, 'number' | 'parents'> {
  readonly id: GuidelineVersionId;
}

/** The versions that no other one was made from; more than one is a conflict. Keeps the order. */
export function versionHeads<V extends Node>(versions: readonly V[]): V[] {
  const parents = new Set(versions.flatMap((version) => version.parents));
  return versions.filter(({ id }) => !parents.has(id));
}

/** The number of a version that is made from these. */
export function nextNumber(parents: readonly Node[]): number {
  return parents.reduce((highest, { number }) => Math.max(highest, number), 0) + 1;
}

/** A version and all that were made from it, directly or not. */
export function descendantsOf(versions: readonly Node[], id: GuidelineVersionId): GuidelineVersionId[] {
  const found = new Set([id]);
  for (let grown = true; grown;) {
    grown = false;
    for (const version of versions) {
      if (found.has(version.id) || !version.parents.some((parent) => found.has(parent))) continue;
      found.add(version.id);
      grown = true;
    }
  }
  return [...found];
}
