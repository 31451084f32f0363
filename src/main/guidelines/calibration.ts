import type { CalibrationItem } from '@shared/contract/calibration';
import type { CalibrationScore } from '@shared/contract/guideline-views';
import { UserError } from '@shared/lib/user-error';
import type { Acknowledgement } from '@shared/model/acknowledgement';
import type { CaseMemberId, ClassId, GuidelineVersionId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { acknowledgementsOf } from '@main/db/queries/acknowledgements';
import { listClasses } from '@main/db/queries/classes';
import { listCases, membersOfCase, type StoredCase, type StoredCaseMember } from '@main/db/queries/rare-cases';
import { sha256 } from '@main/db/sha256';
import type { Store } from '@main/db/store';
import { acknowledgementId } from './acknowledge';
import { rulesOfVersion } from './rule-sets';
import { pictureState } from './views';

const ITEMS = 5;
/** Members of a case that are drawn from. */
const MOST_MEMBERS = 100;
const LEAST_CHOICES = 3;
const MOST_CHOICES = 6;

/**
 * Up to five disputed places with what was decided: members of rare cases whose rule is in force in the version and of
 * which somebody said what they are labelled as. The same for one person and version at each time, another one's differ.
 */
export function calibrationOf(store: Store, version: GuidelineVersionId): CalibrationItem[] {
  const rules = rulesOfVersion(store, version);
  const drawn = (name: string) =>
    Buffer.from(sha256(Buffer.from(`${version} ${store.member} ${name}`))).toString('hex');
  const byDraw = (a: { readonly id: string }, b: { readonly id: string }) => (drawn(a.id) < drawn(b.id) ? -1 : 1);
  const cases = listCases(store.db)
    .filter(({ state, answer, rule }) => state !== 'open' && answer && rule && rules.has(rule))
    .sort(byDraw)
    .map((one) => ({ one, members: membersOfCase(store.db, one.id, MOST_MEMBERS).sort(byDraw) }));
  const items: CalibrationItem[] = [];
  // One of each case, then the second of each: five places of one case would ask one question five times.
  for (let round = 0; items.length < ITEMS && round < MOST_MEMBERS; round++) {
    for (const { one, members } of cases) {
      const member = members[round];
      if (!member || items.length === ITEMS || pictureState(store, member.image).state !== 'here') continue;
      items.push(itemOf(store, one, member, rules));
    }
  }
  return items;
}

/**
 * Stores how this member read the places, with the acknowledgement, which it gives when it was not given yet.
 *
 * @throws UserError `calibration.changed` when a place is not among those that are asked (any more).
 */
export function calibrate(
  store: Store,
  version: GuidelineVersionId,
  answers: readonly { readonly place: CaseMemberId; readonly answer: ClassId | null }[],
): CalibrationScore {
  const items = new Map(calibrationOf(store, version).map((item) => [item.place, item]));
  const calibration = answers.map(({ place, answer }) => {
    const item = items.get(place);
    if (!item) {
      throw new UserError(
        'calibration.changed',
        {},
        'The disputed places have changed since they were shown. Begin the calibration again.',
      );
    }
    return { case: item.case, place, answer, right: item.decided === answer };
  });
  const at = acknowledgementsOf(store.db, version).get(store.member)?.at ?? new Date(store.machine.now()).toISOString();
  const value: Acknowledgement = { version, member: store.member, at, calibration };
  commit(store, [{ kind: 'acknowledgement', entity: acknowledgementId(version, store.member), value }], 'no-undo');
  return { right: calibration.filter(({ right }) => right).length, of: calibration.length };
}

function itemOf(
  { db }: Store,
  one: StoredCase,
  { id, image, region }: StoredCaseMember,
  rules: ReturnType<typeof rulesOfVersion>,
): CalibrationItem {
  const rule = one.rule && rules.get(one.rule);
  const decided = one.answer?.class ?? null;
  const classes = listClasses(db).map((label) => label.id);
  const near = new Set([decided, ...one.readings.map((reading) => reading.class), ...(rule ? rule.classes : [])]);
  for (const label of classes) if (near.size < LEAST_CHOICES) near.add(label);
  const others = classes.filter((label) => near.has(label) && label !== decided).slice(0, MOST_CHOICES - 1);
  const choices = classes.filter((label) => label === decided || others.includes(label));
  return {
    place: id,
    case: one.id,
    image,
    region,
    choices,
    decided,
    decision: one.decision,
    rule: rule ? { title: rule.title, text: rule.text } : null,
  };
}
