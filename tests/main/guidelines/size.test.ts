import { beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { CaseMemberId, RareCaseId, RuleId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import type { Store } from '@main/db/store';
import { diffVersions } from '@main/guidelines/diff';
import { impactOfDraft } from '@main/guidelines/impact';
import { overviewOf } from '@main/guidelines/overview';
import { panelFor } from '@main/guidelines/panel';
import { listRules, putRule, viewRule } from '@main/guidelines/rules';
import { searchGuideline } from '@main/guidelines/search';
import { label, publishDraft, rule } from '@tests/support/guideline-team';
import { box, scene, temporaryStore, type Scene } from '@tests/support/temporary-store';

const RULES = 2000;
const CASES = 500;
/** 2,000 of these are 10 MB. */
const text = 'A box covers what can be seen of the object, and no more. '.repeat(90);

describe('a guideline of 2,000 rules and 10 MB', () => {
  let store: Store;
  let place: Scene;
  let rules: RuleId[];

  beforeAll(() => {
    store = temporaryStore();
    place = scene(store);
    rules = Array.from({ length: RULES }, () => newId<RuleId>());
    const drafts = rules.map((entity, order): Draft => ({
      kind: 'rule',
      entity,
      value: rule(`Rule ${order}`, [place.classes[order % 3]!], { text: `${order}. ${text}`, order }),
    }));
    const cases = Array.from({ length: CASES }, (_, index) => caseDrafts(store, place, index)).flat();
    commit(store, [...drafts, ...cases], 'no-undo');
  });

  it('is published, edited, compared, searched and shown beside the canvas', () => {
    const drawn = label(store, place, place.classes[1]!);
    const first = publishDraft(store).version;
    expect(first.rules).toBe(RULES);
    putRule(store, rules[1234]!, { ...viewRule(store, rules[1234]!).value, text: `Otherwise. ${text}` });
    expect(overviewOf(store).draftChanges).toBe(1);
    expect(impactOfDraft(store, [])).toMatchObject({ labels: 1, rules: [{ title: 'Rule 1234' }] });
    const second = publishDraft(store).version;
    expect(diffVersions(store, first.id, second.id)).toMatchObject([{ title: 'Rule 1234', change: 'changed' }]);
    expect(listRules(store, 'draft')).toHaveLength(RULES);
    expect(searchGuideline(store, 'otherwise')).toMatchObject([{ title: 'Rule 1234' }]);
    const panel = panelFor(store, { class: null, annotation: drawn });
    expect(panel.rules).toHaveLength(50);
    expect(panel.moreRules).toBe(667 - 50);
    expect(panel.cases).toHaveLength(20);
  });
});

function caseDrafts(store: Store, { images, classes }: Scene, index: number): Draft[] {
  const id = newId<RareCaseId>();
  return [
    {
      kind: 'rareCase',
      entity: id,
      value: {
        title: `Case ${index}`,
        readings: [{ text: 'One way', class: classes[index % 3]! }],
        signals: ['disagreement'],
        owner: null,
        decision: 'Decided.',
        rule: null,
        target: 0,
        state: 'decided',
        question: null,
      },
    },
    {
      kind: 'caseMember',
      entity: newId<CaseMemberId>(),
      value: {
        case: id,
        image: images[index % 3]!,
        region: box(1, 1),
        annotation: null,
        signal: 'disagreement',
        addedBy: store.member,
      },
    },
  ];
}
