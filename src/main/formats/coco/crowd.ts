import { maskFromShape } from '@shared/geometry/mask/rasterise';
import type { SourceObject } from '../dataset';
import type { NamedAnswers } from '../named-answers';

/** The attribute, yes or no, that a region which marks a crowd has: what COCO calls it. */
export const CROWD = 'iscrowd';

export function isCrowd({ attributes }: Pick<SourceObject, 'attributes'>): boolean {
  return attributes?.[CROWD] === true;
}

/** The answers that COCO has no field of its own for; undefined for none. A crowd that is none says nothing. */
export function withoutCrowd(attributes: NamedAnswers | undefined): NamedAnswers | undefined {
  if (typeof attributes?.[CROWD] !== 'boolean') return attributes;
  const { [CROWD]: _, ...others } = attributes;
  return Object.keys(others).length > 0 ? others : undefined;
}

/** COCO wants the region of a crowd as a mask (RLE), which readers tell from outlines by `iscrowd`. */
export function crowdAsMask(object: SourceObject, lose: () => void): SourceObject {
  if (!isCrowd(object) || object.geometry.type !== 'polygon') return object;
  const mask = maskFromShape(object.geometry);
  if (mask === null) return object;
  lose();
  return { ...object, geometry: mask };
}
