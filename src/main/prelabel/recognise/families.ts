import { detr, dFine, mmdeploy, rfDetr, tfDetection, torchvision } from './families-by-name';
import {
  classify,
  embedding,
  lineReader,
  oriented,
  pose,
  promptable,
  salient,
  segment,
  semantic,
} from './families-by-task';
import { endToEnd, rtDetr, yoloV5, yoloV8, yolox } from './families-by-shape';
import type { Evidence, Family, FamilyMatch } from './family';

const byName: readonly Family[] = [promptable, tfDetection, dFine, detr, mmdeploy, rfDetr, torchvision, embedding];
const byTask: readonly Family[] = [segment, pose, oriented];
const byShape: readonly Family[] = [lineReader, endToEnd, yoloV8, yoloV5, yolox, rtDetr, classify, salient, semantic];

/** The first rule that matches wins. Names say more than shapes, so the rules that look at names come first. */
export function matchFamily(evidence: Evidence): FamilyMatch | null {
  for (const family of [...byName, ...byTask, ...byShape]) {
    const match = family(evidence);
    if (match) return match;
  }
  return null;
}
