import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { ClassId, MemberId, RuleId } from '@shared/model/ids';
import { backUp } from '@main/db/backup';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { openStore } from '@main/db/open';
import { currentVersion } from '@main/db/queries/guideline-versions';
import type { Store } from '@main/db/store';
import { overviewOf } from '@main/guidelines/overview';
import { listRules, putRule, viewRule } from '@main/guidelines/rules';
import { bringInto, onItsOwnMachine } from '@tests/support/exchange';
import { label, publishDraft, rule, takeSeat } from '@tests/support/guideline-team';
import { closedAfterTest, scene, temporaryFolder, temporaryStore, type Scene } from '@tests/support/temporary-store';

let ada: Store;
let ben: Store;
let place: Scene;
let person: ClassId;
let car: ClassId;
let aboutPerson: RuleId;
let aboutCar: RuleId;

/** Two leads whose machines have the same first version and then go apart. */
beforeEach(() => {
  ada = temporaryStore();
  place = scene(ada);
  [person, car] = place.classes as [ClassId, ClassId];
  const second = newId<MemberId>();
  commit(ada, [{ kind: 'member', entity: second, value: { name: 'Ben', role: 'lead' } }], 'no-undo');
  aboutPerson = putRule(ada, null, rule('Person', [person])).id;
  aboutCar = putRule(ada, null, rule('Car', [car], { order: 1 })).id;
  publishDraft(ada);
  const copy = join(temporaryFolder(), 'ben.plumb');
  backUp(ada.db, copy);
  ben = takeSeat(onItsOwnMachine(closedAfterTest(openStore(copy))), second);
});

function meet(): void {
  bringInto(ada, ben);
  bringInto(ben, ada);
}

describe('two leads who publish from the same version', () => {
  it('leave a conflict that both see alike, and that the next version ends with the words of both', () => {
    putRule(ada, aboutPerson, rule('Person', [person], { text: 'Ada: visible part.' }));
    publishDraft(ada, 'Ada decides');
    putRule(ben, aboutCar, rule('Car', [car], { text: 'Ben: with mirrors.', order: 1 }));
    publishDraft(ben, 'Ben decides');
    meet();
    for (const store of [ada, ben]) {
      const { heads, conflicts, draftChanges } = overviewOf(store);
      expect(heads.map(({ number, reason }) => [number, reason]).sort()).toEqual([
        [2, 'Ada decides'],
        [2, 'Ben decides'],
      ]);
      expect(conflicts).toEqual([]);
      expect(draftChanges).toBe(2);
    }
    expect(currentVersion(ada.db)).toBe(currentVersion(ben.db));
    const { version } = publishDraft(ben, 'Both');
    expect(version).toMatchObject({ number: 3, author: { name: 'Ben' } });
    expect(version.parents).toHaveLength(2);
    meet();
    for (const store of [ada, ben]) {
      expect(overviewOf(store).heads.map(({ id }) => id)).toEqual([version.id]);
      expect(viewRule(store, aboutPerson).inForce?.text).toBe('Ada: visible part.');
      expect(viewRule(store, aboutCar).inForce?.text).toBe('Ben: with mirrors.');
      expect(checkStore(store).findings).toEqual([]);
    }
  });

  it('see both texts of a rule that they changed apart, and publish only when one of them settled it', () => {
    putRule(ada, aboutPerson, rule('Person', [person], { text: 'Ada: visible part.' }));
    publishDraft(ada);
    putRule(ben, aboutPerson, rule('Person', [person], { text: 'Ben: whole person.' }));
    publishDraft(ben);
    meet();
    for (const store of [ada, ben]) {
      expect(overviewOf(store).conflicts).toEqual([aboutPerson]);
      expect(listRules(store, 'draft').map(({ change }) => change)).toEqual(['conflict', 'none']);
      const texts = viewRule(store, aboutPerson).alternatives.map(({ value, by }) => [by.name, value.text]);
      expect(texts.sort()).toEqual([
        ['Ada', 'Ada: visible part.'],
        ['Ben', 'Ben: whole person.'],
      ]);
      expect(() => publishDraft(store)).toThrow(/"Person" was changed by two people apart/);
    }
    // Also taking the text that is shown anyway settles it.
    putRule(ada, aboutPerson, viewRule(ada, aboutPerson).value);
    publishDraft(ada, 'Settled');
    meet();
    expect(overviewOf(ben)).toMatchObject({ conflicts: [], heads: [{ number: 3, reason: 'Settled' }] });
  });

  it('queue for the merged version the labels that only one of them had in mind', () => {
    putRule(ada, aboutPerson, rule('Person', [person], { text: 'Ada: visible part.' }));
    publishDraft(ada);
    const drawn = label(ada, place, person);
    putRule(ben, aboutPerson, rule('Person', [person], { text: 'Ben: whole person.' }));
    publishDraft(ben);
    const other = label(ben, place, person, 1);
    meet();
    putRule(ada, aboutPerson, rule('Person', [person], { text: 'Ada: visible part.' }));
    expect(publishDraft(ada, 'As Ada had it').rechecks).toBe(1);
    const queued = ada.db.prepare(`SELECT lower(hex(annotation)) FROM recheck WHERE state = 'pending'`).pluck().all();
    expect(queued).toEqual([other.replaceAll('-', '')]);
    expect(queued).not.toContain(drawn);
  });
});
