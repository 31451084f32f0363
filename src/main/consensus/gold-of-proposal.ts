import type { Proposal } from '@shared/agreement/objects/proposal';
import { normaliseText } from '@shared/agreement/text/graphemes';
import { round } from '@shared/geometry/operations';
import type { LabelledObject } from '@shared/agreement/objects/labelled-object';
import type { ClassId } from '@shared/model/ids';
import type { GoldObject } from '@shared/model/resolution';
import type { StoredAnnotation } from '@main/db/queries/annotations';
import { readValues } from './readings';

/** A mean has more digits than anybody can draw. */
const STEPS_PER_PIXEL = 100;

/** The gold object of a proposal. Of a text's language and legibility the one of a label that reads it so is taken. */
export function goldOfProposal(
  { class: name, geometry, attributes, text }: Proposal,
  members: readonly LabelledObject[],
  labels: ReadonlyMap<string, StoredAnnotation>,
): GoldObject {
  const written = members.flatMap(({ id }) => labels.get(id)?.transcription ?? []);
  const model = written.find((one) => normaliseText(one.text) === text) ?? written[0];
  return {
    class: name as ClassId,
    geometry: round(geometry, STEPS_PER_PIXEL),
    ...(Object.keys(attributes).length > 0 ? { attributes: readValues(attributes) } : {}),
    ...(text === null || model === undefined ? {} : { transcription: { ...model, text } }),
  };
}
