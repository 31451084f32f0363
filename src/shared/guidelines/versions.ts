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
