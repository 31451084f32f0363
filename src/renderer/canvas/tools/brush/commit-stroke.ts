import type { Operation } from '@shared/contract/annotate';
import { subtract } from '@shared/geometry/mask/combine';
import { maskOfSpans, spansOf } from '@shared/geometry/mask/codec';
import type { Mask } from '@shared/geometry/mask/mask';
import { spansOfTiles } from '@shared/geometry/mask/tiles';
import { boundsOf } from '@shared/geometry/operations';
import { overlapArea } from '@shared/geometry/overlap';
import { sameGeometry } from '@shared/geometry/same-geometry';
import type { AnnotationId } from '@shared/model/ids';
import { put } from '../draw';
import type { ToolContext, ToolEffect } from '../tool';
import { isMaskShape, type Stroke } from './stroke';

/** The one commit that ends a stroke; none when it changed no pixel. */
export function commitStroke({ target, isErased, pixels }: Stroke, context: ToolContext): ToolEffect[] {
  return commitMask(target, maskOfSpans(spansOfTiles(pixels)), isErased ? 'erase' : 'paint', context);
}

/**
 * Puts a mask in the place of another, or as a new one; null deletes it. Where the person wants masks not to overlap, the
 * others lose what this one gained.
 */
export function commitMask(
  target: Stroke['target'],
  mask: Mask | null,
  label: 'paint' | 'erase',
  context: ToolContext,
): ToolEffect[] {
  if (mask === null) {
    if (target === null) return [];
    return [{ type: 'commit', label, operations: [{ type: 'delete', id: target.id }] }];
  }
  if (target !== null && sameGeometry(target.geometry, mask)) return [];
  if (target === null && context.activeClass === null) return [{ type: 'class-needed', geometry: mask }];
  const id = target?.id ?? context.newId();
  const others = label === 'paint' && context.brush.erasesOthers ? erasedOthers(id, mask, context) : [];
  const operations = [put(id, target?.class ?? context.activeClass!, mask), ...others];
  return [
    { type: 'commit', label: target === null ? 'draw' : label, operations },
    // The next stroke goes on with it.
    { type: 'select', ids: [id] },
  ];
}

function erasedOthers(own: AnnotationId, mask: Mask, context: ToolContext): Operation[] {
  return context.shapesIn(boundsOf(mask)).flatMap((shape): Operation[] => {
    if (shape.kind !== 'annotation' || shape.id === own || !isMaskShape(shape)) return [];
    if (overlapArea(shape.geometry, mask) === 0) return [];
    const rest = maskOfSpans(subtract(spansOf(shape.geometry), spansOf(mask)));
    return [rest === null ? { type: 'delete', id: shape.id } : put(shape.id, shape.class, rest)];
  });
}
