import type { Region } from '@shared/model/region';
import { call } from '../../bridge/bridge';
import { openNewCase } from '../../new-case/new-case';
import { listing } from './listing';

/** What one question may ask for. */
const atOnce = 500;

/** Opens the dialog for a rare case whose members are the pictures that are selected, each as a whole. */
export async function caseOfSelection(): Promise<void> {
  const selected = [...listing.getState().selection.selected];
  const members: Region[] = [];
  for (let start = 0; start < selected.length; start += atOnce) {
    const found = await call('images.summaries', { ids: selected.slice(start, start + atOnce) });
    for (const { id: image, width, height } of found)
      members.push({ image, region: { type: 'box', x: 0, y: 0, width, height }, annotation: null });
  }
  if (members.length > 0) openNewCase({ members, signal: 'selection' });
}
