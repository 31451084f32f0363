import type { Panel } from '@shared/contract/guideline-views';
import { appliesTo, type RuleSubject } from '@shared/guidelines/rule-substance';
import type { AnnotationId, ClassId, RuleId } from '@shared/model/ids';
import type { Rule } from '@shared/model/rule';
import { annotationById } from '@main/db/queries/annotations';
import { currentVersion, listVersions } from '@main/db/queries/guideline-versions';
import { decidedCasesFor, membersOfCase } from '@main/db/queries/rare-cases';
import { pendingRecheckOf } from '@main/db/queries/rechecks';
import type { Store } from '@main/db/store';
import { owesAcknowledgement, rulesNewTo } from './news';
import { recheckView } from './rechecks';
import { roleOf } from './rights';
import { rulesOfVersion } from './rule-sets';
import { exampleView, versionView } from './views';

const MOST_RULES = 50;
const MOST_CASES = 20;
const MOST_CROPS = 4;
const MOST_TEXT = 20_000;

type Why = Panel['rules'][number]['why'];

const closeness: Readonly<Record<Why, number>> = { cited: 0, attribute: 1, class: 2, situation: 3, general: 4 };

/** The rules in force and the decided cases for the class and the label under work, the closest first. */
export function panelFor(
  store: Store,
  under: { readonly class: ClassId | null; readonly annotation: AnnotationId | null },
): Panel {
  const { db } = store;
  const current = currentVersion(db);
  const version = listVersions(db).find(({ id }) => id === current);
  const label = under.annotation ? annotationById(db, under.annotation) : undefined;
  const subject = {
    class: under.class ?? label?.class ?? null,
    attributes: label ? (label.attributes ?? {}) : null,
  };
  const about = { class: subject.class, annotation: under.annotation };
  const rules = current ? closestRules(rulesOfVersion(store, current), subject, new Set(label?.rules)) : [];
  const ofClass = new Set(
    rules.filter(({ why }) => why === 'cited' || why === 'attribute' || why === 'class').map(({ id }) => id),
  );
  const cases = [...decidedCasesFor(db, about, ofClass)];
  const news = rulesNewTo(store);
  const isTheirs = label && (label.author === store.member || roleOf(store) !== 'annotator');
  const recheck = isTheirs && pendingRecheckOf(db, label.id);
  return {
    version: version ? versionView(store, version) : null,
    acknowledge: owesAcknowledgement(store),
    recheck: recheck ? recheckView(store, recheck) : null,
    rules: rules.slice(0, MOST_RULES).map(({ id, rule, why }) => ({
      id,
      title: rule.title,
      situation: rule.situation,
      text: rule.text.slice(0, MOST_TEXT),
      cut: rule.text.length > MOST_TEXT,
      examples: rule.examples.map((example) => exampleView(store, example)),
      why,
      isNew: news.has(id),
    })),
    moreRules: Math.max(0, rules.length - MOST_RULES),
    cases: cases.slice(0, MOST_CASES).map(({ id, title, decision, rule, state, why }) => ({
      id,
      title,
      decision: decision.slice(0, MOST_TEXT),
      rule,
      state,
      why,
      crops: membersOfCase(db, id, MOST_CROPS).map(({ image, region }) => ({ image, region })),
    })),
    moreCases: Math.max(0, cases.length - MOST_CASES),
  };
}

function closestRules(
  rules: ReadonlyMap<RuleId, Rule>,
  subject: RuleSubject,
  cited: ReadonlySet<RuleId>,
): { readonly id: RuleId; readonly rule: Rule; readonly why: Why }[] {
  return [...rules]
    .flatMap(([id, rule]) => {
      const why: Why | null = cited.has(id) ? 'cited' : appliesTo(rule, subject);
      return why ? [{ id, rule, why }] : [];
    })
    .sort((a, b) => closeness[a.why] - closeness[b.why]);
}
