import { setImmediate as pause } from 'node:timers/promises';
import type { ClassView } from '@shared/contract/classes';
import type { Draft } from '@shared/changes/edit';
import { UserError } from '@shared/lib/user-error';
import type { ClassId } from '@shared/model/ids';
import { allowsShape } from '@shared/model/allows-shape';
import { imageTagIdOf } from '@shared/model/image-tag';
import { commit } from '@main/db/commit';
import { annotationById, annotationsOfClass } from '@main/db/queries/annotations';
import { listClasses } from '@main/db/queries/classes';
import { shapesOfClass } from '@main/db/queries/shapes-in-use';
import { tagsOfClass } from '@main/db/queries/image-tags';
import { predictionById, predictionsOfClass } from '@main/db/queries/predictions';
import { draftRules } from '@main/db/queries/rules';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import { answersAfter, questionsOf, type Questions } from './answers';
import { sha256Hex } from './tags';

/** Labels that are moved in one commit: the window is answered in between. */
const AT_ONCE = 200;

/**
 * Gives everything of one class to another, and deletes it at the end. What both ask by the same name keeps its answer.
 * A merge that is cut short leaves both classes, and can be made again.
 *
 * @throws UserError `class.unknown`, `class.shapesDiffer`
 */
export async function mergeClasses(store: Store, from: ClassId, into: ClassId): Promise<ClassView[]> {
  const known = new Map(listClasses(store.db).map((label) => [label.id, label]));
  const target = known.get(into);
  if (from === into || !known.has(from) || !target) {
    throw new UserError('class.unknown', {}, 'One of the two classes is not in this project (any more).');
  }
  refuseOtherShapes(store, from, target);
  const questions = questionsOf(store);
  await inParts(annotationsOfClass(store.db, from), store, (id) => relabelled(store, id, into, questions));
  await inParts(predictionsOfClass(store.db, from), store, (id) => {
    const { id: entity, ...prediction } = predictionById(store.db, id)!;
    return [{ kind: 'prediction', entity, value: { ...prediction, class: into } }];
  });
  await whenFree(() => commit(store, [...retagged(store, from, into), ...reruled(store, from, into)], 'no-undo'));
  await whenFree(() => commit(store, [{ kind: 'class', entity: from, value: null }], 'no-undo'));
  return listClasses(store.db);
}

/** Before anything is moved: a merge that stops in the middle helps nobody. */
function refuseOtherShapes(store: Store, from: ClassId, into: ClassView): void {
  const others = shapesOfClass(store.db, from).filter(({ type }) => !allowsShape(into, type));
  const [first] = others;
  if (first === undefined) return;
  const count = others.reduce((sum, use) => sum + use.count, 0);
  throw new UserError(
    'class.shapesDiffer',
    { into: into.name, count, shape: first.type },
    `${count} labels have shapes that "${into.name}" does not allow (${first.type}). Allow them first. Nothing was written.`,
  );
}

async function inParts<Id>(ids: readonly Id[], store: Store, draftsOf: (id: Id) => Draft[]): Promise<void> {
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const part = ids.slice(start, start + AT_ONCE);
    await whenFree(() => commit(store, part.flatMap(draftsOf), 'no-undo'));
    await pause();
  }
}

function relabelled(
  store: Store,
  id: Parameters<typeof annotationById>[1],
  into: ClassId,
  questions: Questions,
): Draft[] {
  const found = annotationById(store.db, id);
  if (!found) return [];
  const { id: entity, ...label } = found;
  const attributes = answersAfter(questions, into, undefined, label);
  return [{ kind: 'annotation', entity, value: { ...label, class: into, attributes } }];
}

function retagged({ db }: Store, from: ClassId, into: ClassId): Draft[] {
  return tagsOfClass(db, from).flatMap(({ id, ...said }): Draft[] => {
    const value = { ...said, tag: { type: 'class' as const, class: into } };
    return [
      { kind: 'imageTag', entity: id, value: null },
      { kind: 'imageTag', entity: imageTagIdOf(value, sha256Hex), value },
    ];
  });
}

/** Rules of the draft; versions that were published keep what they said. */
function reruled({ db }: Store, from: ClassId, into: ClassId): Draft[] {
  return [...draftRules(db)]
    .filter(([, rule]) => rule.classes.includes(from))
    .map(([entity, rule]): Draft => {
      const classes = [...new Set(rule.classes.map((one) => (one === from ? into : one)))];
      return { kind: 'rule', entity, value: { ...rule, classes } };
    });
}
