import { detr, dFine, mmdeploy, rfDetr, tfDetection, torchvision } from './families-by-name';
import { endToEnd, rtDetr, yoloV5, yoloV8, yolox } from './families-by-shape';
import type { Evidence, Family, FamilyMatch } from './family';

const byName: readonly Family[] = [tfDetection, dFine, detr, mmdeploy, rfDetr, torchvision];
const byShape: readonly Family[] = [endToEnd, yoloV8, yoloV5, yolox, rtDetr];

/** The first rule that matches wins. Names say more than shapes, so the rules that look at names come first. */
export function matchFamily(evidence: Evidence): FamilyMatch | null {
  for (const family of [...byName, ...byShape]) {
    const match = family(evidence);
    if (match) return match;
  }
  return null;
}
