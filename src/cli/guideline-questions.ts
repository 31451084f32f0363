import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId, ImageId } from '@shared/model/ids';
import { iou } from '@shared/geometry/overlap';
import { annotationsOf } from '@main/db/queries/annotations';
import { allImages } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import { acknowledge, whoAcknowledged } from '@main/guidelines/acknowledge';
import { answer, ask, listQuestions, ruleFromQuestion } from '@main/guidelines/questions';
import { versionNamed } from '@main/guidelines/version-named';
import type { Outcome } from './cli';
import { UsageError } from './exit-codes';
import { count } from './words';

export interface QuestionOptions {
  readonly reason?: string;
  readonly region?: string;
  readonly text?: string;
  readonly rule?: string;
}

/** A label that covers at least this much of what is asked about is what the question is about. */
const SAME_PLACE = 0.5;

export function questions(store: Store): Outcome {
  const found = listQuestions(store, { filter: 'all', image: null, mine: false });
  const paths = new Map(allImages(store.db).map(({ id, path }) => [id, path]));
  return {
    result: { questions: found },
    words: [
      ...found.flatMap(({ id, asker, image, reason, answer: said }) => [
        `${id}  ${asker.name} on ${paths.get(image) ?? 'a picture that is gone'}: ${reason}`,
        ...(said ? [`  answered: ${said.text}`] : []),
      ]),
      `${count(found.filter(({ answer: said }) => said === null).length, 'question')} without an answer.`,
    ],
  };
}

export async function askQuestion(store: Store, [name]: readonly string[], options: QuestionOptions): Promise<Outcome> {
  const reason = options.reason?.trim();
  if (name === undefined || !reason) throw new UsageError('To ask takes an image and --reason: what is unclear.');
  const image = allImages(store.db).find(({ path }) => path === name);
  if (!image) throw new UsageError(`There is no image ${name} in this project.`);
  const region = options.region === undefined ? null : boxIn(options.region, image);
  const annotation = region && ownLabelAt(store, image.id, region);
  const asked = { image: image.id, region, annotation, rule: null, reason };
  const question = await whenFree(() => ask(store, asked));
  return { result: { question }, words: [`Asked. The leads see it after a sync: ${question.id}`] };
}

/** With --rule the answer becomes a rule of the draft at once, the place that was asked about its example. */
export async function answerQuestion(
  store: Store,
  [name]: readonly string[],
  options: QuestionOptions,
): Promise<Outcome> {
  const text = options.text?.trim();
  if (name === undefined || !text) throw new UsageError('To answer takes the id of a question and --text.');
  const found = listQuestions(store, { filter: 'all', image: null, mine: false }).find(({ id }) => id === name);
  if (!found) throw new UsageError(`There is no question ${name} in this project.`);
  const title = options.rule?.trim();
  const question = await whenFree(() => answer(store, found.id, text));
  const rule = title ? await whenFree(() => ruleFromQuestion(store, found.id, title)) : null;
  return {
    result: { question, rule },
    words: [
      `Answered ${found.asker.name}.`,
      ...(rule ? [`The draft has the rule "${title}" with ${count(rule.value.examples.length, 'example')}.`] : []),
    ],
  };
}

/** Says that whoever works here has read a version, and who else has. */
export async function acknowledgeVersion(store: Store, [name = 'current']: readonly string[]): Promise<Outcome> {
  const version = versionNamed(store, name);
  if (version === 'draft')
    throw new UsageError('A draft is not in force: what is acknowledged is a published version.');
  await whenFree(() => acknowledge(store, version));
  const people = whoAcknowledged(store, version).map(({ member, at }) => ({ ...member, at }));
  return {
    result: { version, people },
    words: people.map(({ name: who, at }) => `${who}: ${at === null ? 'not yet' : `read on ${at.slice(0, 10)}`}`),
  };
}

function boxIn(text: string, { width, height, path }: { width: number; height: number; path: string }): Geometry {
  const [x, y, across, down, ...more] = text.split(',').map(Number);
  const isBox = [x, y, across, down].every((side) => side !== undefined && Number.isFinite(side)) && more.length === 0;
  if (!isBox || across! <= 0 || down! <= 0)
    throw new UsageError(`A region is left,top,width,height in pixels, got "${text}".`);
  if (x! < 0 || y! < 0 || x! + across! > width || y! + down! > height) {
    throw new UsageError(`The region lies outside ${path}, which has ${width} × ${height} pixels.`);
  }
  return { type: 'box', x: x!, y: y!, width: across!, height: down! };
}

/** The label of whoever asks that is meant, if any. */
function ownLabelAt(store: Store, image: ImageId, region: Geometry): AnnotationId | null {
  const near = annotationsOf(store.db, image)
    .filter(({ author }) => author === store.member)
    .map(({ id, geometry }) => ({ id, share: iou(geometry, region) }))
    .toSorted((one, other) => other.share - one.share || (one.id < other.id ? -1 : 1))[0];
  return near && near.share >= SAME_PLACE ? near.id : null;
}
