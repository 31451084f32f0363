import type { DisclosedStanding, DisclosureView } from '@shared/contract/disclosures';
import type { EditorDocument } from '../../../canvas/editor/document';
import type { Reading } from '../../../canvas/view/overlay/readings-node';

/** What was decided is drawn as agreement is; what a label has to be left off for, as dispute. */
const DECIDED = '#58c9b9';
const OTHERWISE = '#ff8a65';

/** Each standing has a letter beside its colour. */
export const standingMarks: Readonly<Record<DisclosedStanding, Pick<Reading, 'letter' | 'colour'>>> = {
  same: { letter: '✓', colour: DECIDED },
  differs: { letter: '≠', colour: OTHERWISE },
  extra: { letter: '−', colour: OTHERWISE },
  missing: { letter: '+', colour: OTHERWISE },
};

/** The final shapes beside the reader's own; nothing of what they say already. */
export function marksOfDecided(decisions: readonly DisclosureView[], { shapes }: EditorDocument): Reading[] {
  return decisions.flatMap(({ key, standing, objects, labels }) => {
    if (standing === 'same') return [];
    const { letter } = standingMarks[standing];
    if (standing === 'extra') {
      return labels.flatMap((id) => {
        const shape = shapes.get(id);
        return shape ? [{ id: key + id, geometry: shape.geometry, letter, colour: OTHERWISE, dash: [2, 3] }] : [];
      });
    }
    return objects.map(({ geometry }, index) => ({
      id: `${key} ${index}`,
      geometry,
      letter,
      colour: DECIDED,
      dash: [10, 4],
    }));
  });
}
