import type { GuidelineOverview } from '@shared/contract/guideline-views';
import { caseStates, type CaseState } from '@shared/model/rare-case';
import { currentVersion } from '@main/db/queries/guideline-versions';
import { countQuestions } from '@main/db/queries/questions';
import { countCases } from '@main/db/queries/rare-cases';
import { countRechecks } from '@main/db/queries/rechecks';
import type { Store } from '@main/db/store';
import { draftState } from './draft-changes';
import { owesAcknowledgement } from './news';
import { roleOf } from './rights';
import { versionView } from './views';

/** What the guideline's screen and its badges show at first. */
export function overviewOf(store: Store): GuidelineOverview {
  const { db } = store;
  const { base, versions, changes, conflicts } = draftState(store);
  const current = versions.find(({ id }) => id === currentVersion(db));
  const questions = countQuestions(db, store.member);
  const counted = new Map(countCases(db).map(({ state, count }) => [state, count]));
  const role = roleOf(store);
  // An annotator looks at their own labels again; the others are not shown to them.
  const whose = role === 'annotator' ? store.member : null;
  return {
    role,
    current: current ? versionView(store, current) : null,
    heads: base.map((version) => versionView(store, version)),
    draftChanges: changes.length,
    conflicts: [...conflicts],
    acknowledge: owesAcknowledgement(store),
    questionsOpen: questions.open,
    answersUnseen: questions.unseen,
    rechecksPending: countRechecks(db, { state: 'pending', version: null, author: whose }),
    cases: Object.fromEntries(caseStates.map((state) => [state, counted.get(state) ?? 0])) as Record<CaseState, number>,
  };
}
