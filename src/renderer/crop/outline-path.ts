import type { Geometry } from '@shared/geometry/geometry';
import { ringsOf } from '@shared/geometry/operations';

/** The outline as the data of an SVG path, in image pixels. */
export function outlinePath(geometry: Geometry): string {
  return ringsOf(geometry)
    .map((ring) => {
      const points: string[] = [];
      for (let at = 0; at < ring.length; at += 2) points.push(`${ring[at]} ${ring[at + 1]}`);
      return `M${points.join('L')}Z`;
    })
    .join('');
}
