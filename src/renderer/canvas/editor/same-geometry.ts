import type { Geometry } from '@shared/geometry/geometry';
import { ringsOf } from '@shared/geometry/operations';

/** True when both outline the very same coordinates in the same order. */
export function sameGeometry(one: Geometry, other: Geometry): boolean {
  if (one === other) return true;
  if (one.type !== other.type) return false;
  if (one.type === 'polygon' && other.type === 'polygon' && one.parts.length !== other.parts.length) return false;
  const [rings, others] = [ringsOf(one), ringsOf(other)];
  return (
    rings.length === others.length &&
    rings.every((ring, index) => {
      const match = others[index]!;
      return ring.length === match.length && ring.every((value, place) => value === match[place]);
    })
  );
}
