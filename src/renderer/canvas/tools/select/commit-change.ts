import type { EditLabel, Operation } from '@shared/contract/annotate';
import { settle } from '@shared/geometry/fit';
import type { Geometry } from '@shared/geometry/geometry';
import { problemsOf } from '@shared/geometry/operations';
import { sameGeometry } from '@shared/geometry/same-geometry';
import type { AnnotationId } from '@shared/model/ids';
import { put } from '../draw';
import type { ToolContext, ToolEffect } from '../tool';

/** The one commit that ends a gesture; none when it changed nothing, and a notice when a shape would be spoiled. */
export function commitChange(
  label: EditLabel,
  changed: ReadonlyMap<AnnotationId, Geometry>,
  context: ToolContext,
): ToolEffect[] {
  const operations: Operation[] = [];
  for (const [id, geometry] of changed) {
    const shape = context.document.shapes.get(id);
    if (shape?.kind !== 'annotation' || sameGeometry(shape.geometry, geometry)) continue;
    const settled = settle(geometry, context.extent);
    if (settled === null || problemsOf(settled, context.extent).length > 0)
      return [{ type: 'notice', code: 'too-small' }];
    operations.push(put(id, shape.class, settled));
  }
  return operations.length === 0 ? [] : [{ type: 'commit', label, operations }];
}
