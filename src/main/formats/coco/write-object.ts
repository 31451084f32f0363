import { areaOf, boundsOf } from '@shared/geometry/operations';
import type { JointId, Skeleton } from '@shared/geometry/skeleton/skeleton';
import type { Transcription } from '@shared/model/transcription';
import type { SourceImage } from '../dataset';
import type { Linked } from '../links';
import type { CocoGeometry, CocoObject } from './carried';
import { isCrowd, withoutCrowd } from './crowd';
import { encodeRuns } from '@shared/geometry/mask/rle';
import { runsOf, spansOf } from '@shared/geometry/mask/codec';
import { imageExtent } from '@shared/geometry/extent';

/** A box as COCO has it: `[x, y, width, height]`. */
function bboxOf(geometry: CocoGeometry): [number, number, number, number] {
  if (geometry.type === 'box') return [geometry.x, geometry.y, geometry.width, geometry.height];
  const { minX, minY, maxX, maxY } = boundsOf(geometry);
  return [minX, minY, maxX - minX, maxY - minY];
}

/** The numbers that a record names, from 1. */
interface CocoNumbers {
  readonly id: number;
  readonly image: number;
  readonly category: number;
  /** Of the first object of its image. */
  readonly first: number;
}

/** The record of one object; coordinates are those of the project, to the last digit. */
export function cocoRecord(
  { id, image, category, first }: CocoNumbers,
  object: CocoObject,
  { group, relations }: Linked,
  { width, height }: SourceImage,
  joints: readonly JointId[] = [],
): string {
  const { geometry, score, transcription } = object;
  const attributes = withoutCrowd(object.attributes);
  return JSON.stringify({
    id,
    image_id: image,
    category_id: category,
    bbox: bboxOf(geometry),
    area: geometry.type === 'skeleton' ? boxArea(geometry) : areaOf(geometry),
    segmentation: segmentationOf(geometry, width, height),
    iscrowd: isCrowd(object) ? 1 : 0,
    ...(geometry.type === 'skeleton' ? keypointsIn(geometry, joints) : {}),
    ...(score === null ? {} : { score }),
    // As CVAT writes answers, and COCO-Text what a region says.
    ...(attributes ? { attributes } : {}),
    ...(transcription ? textFields(transcription) : {}),
    // COCO itself knows neither; readers pass over what they do not know.
    ...(group === null ? {} : { group_id: group }),
    ...(relations.length > 0 ? { relations: relations.map(({ to, name }) => ({ to: first + to, name })) } : {}),
  });
}

/** COCO wants the area of the object, which nobody has outlined: that of the box around its joints. */
function boxArea(skeleton: Skeleton): number {
  const [, , width, height] = bboxOf(skeleton);
  return width * height;
}

/** Three numbers for each joint of the category, in its order; zeros for one that is not labelled. */
function keypointsIn(skeleton: Skeleton, joints: readonly JointId[]) {
  const labelled = new Map(skeleton.joints.map((joint) => [joint.id, joint]));
  const keypoints = joints.flatMap((id) => {
    const joint = labelled.get(id);
    return joint ? [joint.x, joint.y, joint.visibility] : [0, 0, 0];
  });
  return { keypoints, num_keypoints: labelled.size };
}

function textFields({ text, language, legibility }: Transcription) {
  return { utf8_string: text, ...(language === undefined ? {} : { language }), legibility };
}

function segmentationOf(geometry: CocoGeometry, width: number, height: number): unknown {
  if (geometry.type === 'box' || geometry.type === 'skeleton') return [];
  if (geometry.type === 'polygon') return geometry.parts.map(([outline]) => outline);
  return { size: [height, width], counts: encodeRuns(runsOf(spansOf(geometry), imageExtent(width, height))) };
}
