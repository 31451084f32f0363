import i18next from 'i18next';
import type { EditLabel, Operation } from '@shared/contract/annotate';
import type { GeometryType } from '@shared/geometry/geometry';
import { allowsShape } from '@shared/model/allows-shape';
import type { ClassId } from '@shared/model/ids';
import type { EditorState } from '../../../canvas/editor/editor-state';

type Known = Pick<EditorState, 'classes' | 'document'>;

/** Something of a class and a shape. */
interface Shaped {
  readonly class: ClassId;
  readonly geometry: { readonly type: GeometryType };
}

export function isAllowed({ classes }: Pick<Known, 'classes'>, { class: label, geometry }: Shaped): boolean {
  return allowsShape(classes.get(label) ?? {}, geometry.type);
}

/** Edits of many objects of which each stands for itself: the others are done. */
const partly: ReadonlySet<EditLabel> = new Set<EditLabel>(['relabel', 'paste', 'convert']);

/**
 * Takes out what would give a label a shape that its class does not allow. What is so already may go on as it is. A
 * gesture whose results belong together is done whole or not at all.
 */
export function withoutRefused(
  state: Known,
  label: EditLabel,
  operations: readonly Operation[],
): { readonly done: readonly Operation[]; readonly refused: readonly Shaped[] } {
  const refused = new Map<string, Shaped>();
  for (const operation of operations) {
    if (operation.type !== 'put' || isAllowed(state, operation)) continue;
    const before = state.document.shapes.get(operation.id);
    const wasSo = before?.class === operation.class && before.geometry.type === operation.geometry.type;
    if (!wasSo) refused.set(operation.id, operation);
  }
  if (refused.size === 0) return { done: operations, refused: [] };
  const done = partly.has(label) ? operations.filter((operation) => !touches(operation, refused)) : [];
  return { done, refused: [...refused.values()] };
}

function touches(operation: Operation, ids: ReadonlyMap<string, unknown>): boolean {
  return operation.type === 'relate' ? ids.has(operation.from) || ids.has(operation.to) : ids.has(operation.id);
}

/** Which class does not allow which shape, and what it allows instead; empty for nothing. */
export function refusalWords({ classes }: Pick<Known, 'classes'>, refused: readonly Shaped[]): string {
  const [first] = refused;
  const label = first && classes.get(first.class);
  if (!label) return '';
  return i18next.t('allowed.refused', {
    count: refused.length,
    name: label.name,
    type: i18next.t(`annotate.geometry.${first.geometry.type}`),
    allowed: shapeWords(label.shapes),
  });
}

/** The shapes in words, such as "box, polygon". */
export function shapeWords(shapes: readonly string[] | undefined): string {
  return (shapes ?? []).map((shape) => i18next.t(`annotate.geometry.${shape as GeometryType}`)).join(', ');
}
