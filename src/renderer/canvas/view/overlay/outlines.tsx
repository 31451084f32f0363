import type { Geometry } from '@shared/geometry/geometry';
import type { Shape } from '../../editor/shape';
import { withAlpha } from '../painting/colour';
import { CASING_INK } from '../painting/ink';
import { GeometryNode } from './geometry-node';

interface OutlineProps {
  readonly shape: Shape;
  readonly geometry: Geometry;
  readonly colour: string;
}

/** A shape in the hand: a bright core on a dark casing is seen on every picture. */
export function SelectedOutline({ shape, geometry, colour }: OutlineProps) {
  const dash = shape.kind === 'suggestion' ? { dash: [8, 5] } : {};
  return (
    <>
      <GeometryNode geometry={geometry} stroke={CASING_INK} width={5} fill={withAlpha(colour, 0.1)} />
      <GeometryNode geometry={geometry} stroke="#ffffff" width={3} {...dash} />
      <GeometryNode geometry={geometry} stroke={colour} width={1.5} {...dash} />
    </>
  );
}

/** A shape under the pointer. */
export function HoveredOutline({ shape, geometry, colour }: OutlineProps) {
  const dash = shape.kind === 'suggestion' ? { dash: [8, 5] } : {};
  return (
    <>
      <GeometryNode geometry={geometry} stroke={CASING_INK} width={4} />
      <GeometryNode geometry={geometry} stroke={colour} width={2.5} {...dash} />
    </>
  );
}
