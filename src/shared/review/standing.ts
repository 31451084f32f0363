import type { ChangeKey } from '../changes/change';
import { canonicalJson } from '../lib/canonical-json';
import type { GoldObject, Resolution } from '../model/resolution';
import type { Similarity } from '../agreement/objects/similarity';
import type { LabelledObject } from '../agreement/objects/labelled-object';
import { normaliseText } from '../agreement/text/graphemes';

/**
 * Where a thing stands. `agreed`: nobody disputes it and nobody decided on it; `open`: disputed; `settled`: decided;
 * `reopened`: decided, but a label that came later says otherwise; `contested`: two reviewers decided differently.
 */
export const standings = ['open', 'reopened', 'contested', 'agreed', 'settled'] as const;
export type Standing = (typeof standings)[number];

/** A label with the change that made it what it is. */
export interface Member extends LabelledObject {
  readonly made: ChangeKey;
}

/** What decides whether a label says the same as a decision. */
export interface Likeness {
  readonly similarity: Similarity;
  /** Least similarity of the same object, 0 to 1. */
  readonly wellPlaced: number;
}

/** The decisions on a thing: those that looked at one of its labels. */
export function decisionsOn<R extends Resolution>(members: readonly Member[], resolutions: readonly R[]): R[] {
  const ids = new Set<string>(members.map(({ id }) => id));
  return resolutions.filter(({ inputs }) => inputs.some(({ annotation }) => ids.has(annotation)));
}

/**
 * A decision holds for exactly the labels that it looked at. A label that came or changed later re-opens the thing when
 * it says otherwise; one that says the same does not, and whoever stays silent about a settled thing does not either.
 *
 * @param decisions those on this thing.
 */
export function standingOf(
  members: readonly Member[],
  disputed: boolean,
  decisions: readonly Resolution[],
  likeness: Likeness,
): Standing {
  if (decisions.length === 0) return disputed ? 'open' : 'agreed';
  const isCovered = (member: Member) =>
    decisions.some(
      ({ inputs, objects }) =>
        inputs.some(({ annotation, made }) => annotation === member.id && made === member.made) ||
        objects.some((object) => saysTheSame(member, object, likeness)),
    );
  if (!members.every(isCovered)) return 'reopened';
  return areContested(decisions) ? 'contested' : 'settled';
}

/** True when two decisions share a label and differ in what there is. */
export function areContested(decisions: readonly Resolution[]): boolean {
  return decisions.some((one, index) =>
    decisions.slice(index + 1).some((other) => {
      const seen = new Set(one.inputs.map(({ annotation }) => annotation));
      const shared = other.inputs.some(({ annotation }) => seen.has(annotation));
      return shared && canonicalJson(one.objects) !== canonicalJson(other.objects);
    }),
  );
}

/** Whether a label is the object that was decided on; attributes are not looked at. */
export function saysTheSame(label: LabelledObject, object: GoldObject, { similarity, wellPlaced }: Likeness): boolean {
  if (label.class !== object.class) return false;
  if (normaliseText(label.text ?? '') !== normaliseText(object.transcription?.text ?? '')) return false;
  return similarity(label.geometry, object.geometry) >= wellPlaced;
}
