import type { DifferenceKind } from '@shared/signals/compare-with-model';
import type { Reading } from '../../../canvas/view/overlay/readings-node';
import type { Compared } from './differences';

/** Each kind of difference has a letter and a dash beside its colour. */
export const differenceMarks: Readonly<Record<DifferenceKind, Pick<Reading, 'letter' | 'colour' | 'dash'>>> = {
  missing: { letter: '−', colour: '#ff8a65', dash: [2, 3] },
  extra: { letter: '+', colour: '#b592ff', dash: [6, 4] },
  class: { letter: '≠', colour: '#ffd166', dash: [10, 4] },
  localisation: { letter: '~', colour: '#58c9b9', dash: [4, 2] },
};

/** What the model sees otherwise, over the labels: its own shape, or the label that it misses. */
export function marksOf({ differences }: Compared): Reading[] {
  return differences.flatMap(({ key, kind, label, seen }) => {
    const geometry = seen?.geometry ?? label?.geometry;
    return geometry ? [{ id: key, geometry, ...differenceMarks[kind] }] : [];
  });
}
