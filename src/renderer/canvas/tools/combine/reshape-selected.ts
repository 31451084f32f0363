import type { EditLabel, Operation } from '@shared/contract/annotate';
import { coversGround, intersectionOf, subtractFrom, unionOf } from '@shared/geometry/boolean/combine';
import { splitByLine } from '@shared/geometry/boolean/split';
import { settle } from '@shared/geometry/fit';
import type { Geometry } from '@shared/geometry/geometry';
import { maskFromShape } from '@shared/geometry/mask/rasterise';
import { problemsOf } from '@shared/geometry/operations';
import { polygonFromRing } from '@shared/geometry/polygon/polygon-kernel';
import type { AnnotationShape } from '../../editor/shape';
import { put, putLike, type Put } from '../draw';
import { editableShapes } from '../select/targets';
import type { NoticeCode, ToolContext, ToolEffect } from '../tool';

/** What is needed of the world to change the outlines of what is selected. */
export type ReshapeContext = Pick<ToolContext, 'document' | 'selection' | 'extent' | 'newId'>;

/** The selected labels that cover ground, in the order in which they were selected; a skeleton is its joints, not its hull. */
export function groundSelected({ document, selection }: Pick<ReshapeContext, 'document' | 'selection'>) {
  return editableShapes(document, selection).filter(
    ({ geometry }) => geometry.type !== 'skeleton' && coversGround(geometry),
  );
}

/**
 * Makes one label of the selected ones: what any of them covers. The label that was selected first stays, with its
 * class, author, answers and cited rules; the others are deleted.
 */
export function joinSelected(context: ReshapeContext): readonly ToolEffect[] {
  return intoFirst(context, unionOf);
}

/** The same with what all of them cover. */
export function intersectSelected(context: ReshapeContext): readonly ToolEffect[] {
  return intoFirst(context, intersectionOf);
}

function intoFirst(context: ReshapeContext, combine: (all: readonly Geometry[]) => Geometry | null) {
  const [first, ...others] = groundSelected(context);
  if (first === undefined || others.length === 0) return notice('nothing-selected');
  const outline = kept(combine([first, ...others].map(({ geometry }) => geometry)), first, context);
  if (outline === null) return notice('no-overlap');
  const gone = others.map(({ id }): Operation => ({ type: 'delete', id }));
  return commit('combine', [put(first.id, first.class, outline), ...gone], [first]);
}

/** Takes from the label that was selected first what the other selected ones cover; these stay as they are. */
export function subtractSelected(context: ReshapeContext): readonly ToolEffect[] {
  const [first, ...others] = groundSelected(context);
  if (first === undefined || others.length === 0) return notice('nothing-selected');
  return changed(
    'combine',
    [first],
    (shape) =>
      cut(
        shape,
        others.map(({ geometry }) => geometry),
      ),
    context,
  );
}

/** Joins a drawn ring to the label that was selected first. */
export function addToSelected(ring: readonly number[], context: ReshapeContext): readonly ToolEffect[] {
  const shapes = groundSelected(context).slice(0, 1);
  return changed('combine', shapes, ({ geometry }) => unionOf([geometry, polygonFromRing(ring)]), context);
}

/** Takes what a drawn ring covers from every selected label that it reaches. */
export function cutFromSelected(ring: readonly number[], context: ReshapeContext): readonly ToolEffect[] {
  const knife = [polygonFromRing(ring)];
  return changed('combine', groundSelected(context), (shape) => cut(shape, knife), context);
}

/** null: covered whole; undefined: not reached. */
function cut({ geometry }: AnnotationShape, others: readonly Geometry[]): Geometry | null | undefined {
  const reached = others.some((other) => intersectionOf([geometry, other]) !== null);
  return reached ? subtractFrom(geometry, others) : undefined;
}

function changed(
  label: EditLabel,
  shapes: readonly AnnotationShape[],
  change: (shape: AnnotationShape) => Geometry | null | undefined,
  context: ReshapeContext,
): readonly ToolEffect[] {
  const operations: Operation[] = [];
  let spoiled = false;
  for (const shape of shapes) {
    const outline = change(shape);
    if (outline === undefined) continue;
    const sound = kept(outline, shape, context);
    if (sound === null) spoiled = true;
    else operations.push(put(shape.id, shape.class, sound));
  }
  if (operations.length > 0) return commit(label, operations, shapes);
  return notice(spoiled ? 'nothing-left' : 'no-overlap');
}

/**
 * Cuts every selected label in pieces along a drawn line. The largest piece stays the label that it was; the others are
 * new labels of this person with its class and answers. Its text and cited rules are said of the whole and stay with
 * the largest.
 */
export function splitSelected(line: readonly number[], context: ReshapeContext): readonly ToolEffect[] {
  const operations: Put[] = [];
  for (const shape of groundSelected(context)) {
    const pieces = splitByLine(shape.geometry, line).flatMap((piece) => kept(piece, shape, context) ?? []);
    const [largest, ...others] = pieces;
    if (largest === undefined || others.length === 0) continue;
    operations.push(put(shape.id, shape.class, largest));
    for (const piece of others) operations.push(putLike(shape, context.newId(), piece));
  }
  return operations.length === 0 ? notice('not-cut') : commit('split', operations, operations);
}

/** The outline as it can be stored, a mask again where it was one; null when it is too small for that, or nothing. */
function kept(outline: Geometry | null, of: AnnotationShape, { extent }: ReshapeContext): Geometry | null {
  const shape = outline && of.geometry.type === 'mask' ? maskFromShape(outline) : outline;
  const settled = shape && settle(shape, extent);
  return settled !== null && problemsOf(settled, extent).length === 0 ? settled : null;
}

function commit(
  label: EditLabel,
  operations: readonly Operation[],
  shapes: readonly Pick<AnnotationShape, 'id'>[],
): readonly ToolEffect[] {
  return [
    { type: 'commit', label, operations },
    { type: 'select', ids: shapes.map(({ id }) => id) },
  ];
}

function notice(code: NoticeCode): readonly ToolEffect[] {
  return [{ type: 'notice', code }];
}
