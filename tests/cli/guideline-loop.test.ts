import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Comparison } from '@shared/contract/comparison';
import type { Impact, Outcome, QuestionView, RuleDiffView, RuleView } from '@shared/contract/guideline-views';
import { commit } from '@main/db/commit';
import { openStore } from '@main/db/open';
import { annotationsOf } from '@main/db/queries/annotations';
import { currentVersion } from '@main/db/queries/guideline-versions';
import { allImages } from '@main/db/queries/images';
import { temporaryFolder } from '@tests/support/temporary-store';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { buildCommandLine, json, type Failed } from './plumbline';

beforeAll(buildCommandLine, 180_000);

const pictures = inRoot('resources', 'sample', 'images');
const names = ['dogs-in-park.jpg', 'dogs-under-tree.jpg'] as const;
const sizes = [
  { width: 1280, height: 960 },
  { width: 1024, height: 768 },
];

/** Each of the three has a machine: a folder for the key, and a project file. */
interface Person {
  readonly name: string;
  readonly userData: string;
  readonly project: string;
}

function person(name: string): Person {
  const home = temporaryFolder();
  return { name, userData: join(home, 'data'), project: join(home, `${name}.plumb`) };
}

function run<T>(who: Person, ...words: readonly string[]): Promise<T> {
  process.env['PLUMBLINE_USER_DATA'] = who.userData;
  return json<T>(0, ...words);
}

/** How far people draw a dog that lies partly hidden, in pixels. */
const whole = 300;
const seen = 120;

/** Two dogs on each picture; the second is what people read differently. */
function labelsOf(width: number) {
  const dog = { category_id: 1, iscrowd: 0 };
  return {
    images: names.map((file_name, index) => ({ id: index + 1, file_name, ...sizes[index]! })),
    categories: [{ id: 1, name: 'dog' }],
    annotations: names.flatMap((_, index) => [
      { ...dog, id: 2 * index + 1, image_id: index + 1, bbox: [100, 100, 300, 300], area: 90_000 },
      { ...dog, id: 2 * index + 2, image_id: index + 1, bbox: [600, 400, width, 200], area: 200 * width },
    ]),
  };
}

it('three people play the whole loop without a window: question, decision, rule, impact, publish, acknowledgement, recheck, before and after', async () => {
  const [ada, kim, jun] = [person('Ada'), person('Kim'), person('Jun')];
  const folder = temporaryFolder();
  const sync = (...people: readonly Person[]) =>
    people.reduce(
      (before, who) => before.then(() => run(who, 'sync', who.project, '--with', folder)),
      Promise.resolve<unknown>(null),
    );
  const guideline = <T>(who: Person, ...words: readonly string[]) => run<T>(who, 'guideline', who.project, ...words);
  const label = async (who: Person, width: number) => {
    const file = join(who.userData, '..', `${who.name}.json`);
    writeFileSync(file, JSON.stringify(labelsOf(width)));
    await run(who, 'import', who.project, file, '--format', 'coco', '--images', pictures, '--submitted');
  };

  await run(ada, 'new', ada.project);
  await run(ada, 'add', ada.project, ...names.map((name) => join(pictures, name)));
  await label(ada, whole);
  const invited: string[] = [];
  for (const who of [kim, jun]) {
    const { key } = await run<{ key: string }>(who, 'key');
    const added = ['member', ada.project, 'add', who.name, '--role', 'annotator', '--key', key];
    invited.push((await run<{ invitation: string }>(ada, ...added)).invitation);
  }
  await sync(ada);
  for (const [index, who] of [kim, jun].entries())
    await run(who, 'sync', who.project, '--with', folder, '--join', invited[index]!);
  await label(kim, whole);
  await label(jun, seen);

  // A question, pinned to a place and to the label that Jun made there.
  const where = ['ask', names[0], '--region', '600,400,120,200'];
  const { question } = await guideline<{ question: QuestionView }>(
    jun,
    ...where,
    '--reason',
    'All of it, or what is seen?',
  );
  expect(question.annotation).not.toBeNull();
  await sync(jun, kim, ada);
  const { questions } = await guideline<{ questions: QuestionView[] }>(ada, 'questions');
  expect(questions).toMatchObject([{ id: question.id, reason: 'All of it, or what is seen?', answer: null }]);
  process.env['PLUMBLINE_USER_DATA'] = kim.userData;
  const refused = await json<Failed>(3, 'guideline', kim.project, 'answer', question.id, '--text', 'All.');
  expect(refused.error.code).toBe('guideline.notAllowed');

  // The decision, and in one step the rule with the crop as its example.
  const decided = ['answer', question.id, '--text', 'Draw **all** of the dog.', '--rule', 'Lying dogs'];
  const { rule } = await guideline<{ rule: RuleView }>(ada, ...decided);
  expect(rule.value).toMatchObject({ title: 'Lying dogs', examples: [{ verdict: 'good', image: question.image }] });
  expect(await guideline<RuleDiffView[]>(ada, 'diff')).toMatchObject([{ title: 'Lying dogs', change: 'added' }]);
  const { impact } = await guideline<{ impact: Impact }>(ada, 'publish', '--dry-run');
  // Everything of the class that Jun had asked about: four labels each.
  expect(impact).toMatchObject({ labels: 12, rules: [{ title: 'Lying dogs', change: 'added' }] });
  const published = await guideline<{ rechecks: number }>(ada, 'publish', '--reason', 'Lying dogs are decided');
  expect(published.rechecks).toBe(impact.labels);
  const before = await guideline<Comparison>(ada, 'agreement');
  await sync(ada, kim, jun);

  // Who works by it says so, looks at exactly those labels again, and changes them.
  expect(await guideline(kim, 'list')).toMatchObject({ versions: [{ number: 1, reason: 'Lying dogs are decided' }] });
  expect(await guideline(kim, 'show')).toMatchObject({ rules: [{ text: 'Draw **all** of the dog.' }] });
  const { people } = await guideline<{ people: { name: string; at: string | null }[] }>(kim, 'acknowledge');
  expect(people.filter(({ at }) => at !== null).map(({ name }) => name)).toContain('Kim');
  correct(jun.project);
  for (const who of [kim, jun]) expect(await guideline(who, 'recheck', '--settle')).toMatchObject({ settled: 4 });
  await sync(kim, jun, ada);
  const { outcome } = await guideline<{ outcome: Outcome }>(ada, 'recheck', '--settle');
  expect(outcome.all).toMatchObject({ total: 12, pending: 0, confirmed: 10, changed: 2 });

  const after = await guideline<Comparison>(ada, 'agreement');
  expect(before).toMatchObject({ waiting: 6, reason: 'nothing-rechecked' });
  expect(after.before?.agreement.value).toBeLessThan(1);
  expect(after.after?.agreement.value).toBe(1);
}, 180_000);

/** What Jun does in the window: the dogs of which only a part was drawn. */
function correct(project: string): void {
  const store = openStore(project);
  for (const { id, ...value } of allImages(store.db).flatMap((image) => annotationsOf(store.db, image.id))) {
    const { author, geometry } = value;
    if (author !== store.member || geometry.type !== 'box' || geometry.width !== seen) continue;
    const corrected = { ...value, geometry: { ...geometry, width: whole }, guideline: currentVersion(store.db) };
    commit(store, [{ kind: 'annotation', entity: id, value: corrected }], 'no-undo');
  }
  store.db.close();
}
