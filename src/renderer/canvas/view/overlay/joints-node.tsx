import type { Context } from 'konva/lib/Context';
import type { Shape as KonvaShape } from 'konva/lib/Shape';
import { Circle, Shape } from 'react-konva';
import { use } from 'react';
import type { ImagePoint } from '@shared/geometry/coordinate';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import type { JointSide } from '@shared/model/skeleton-template';
import { CASING_INK } from '../painting/ink';
import { sideInk } from '../painting/side-ink';
import { traceJoints } from '../painting/skeleton-mark';
import { TemplatesContext } from './templates-context';

/** CSS pixels. */
const RADIUS = 5;

interface JointsProps {
  readonly skeleton: Skeleton;
  readonly colour: string;
  /** Image pixels in one CSS pixel. */
  readonly pixel: number;
  /** The joint that keys act on. */
  readonly selected: ImagePoint | null;
  /** What the pointer is on. */
  readonly over: ImagePoint | null;
}

/**
 * Joints to drag: full when they are seen, hollow when they are hidden, a faint ring where one is not labelled. Left and
 * right have colours of their own, so that a swapped pair is seen at once.
 */
export function JointsNode({ skeleton, colour, pixel, selected, over }: JointsProps) {
  const template = use(TemplatesContext).get(skeleton.template);
  const sides = new Map(template?.joints.map(({ id, side }) => [id, side]));
  const ofSide = (side: JointSide): Skeleton => ({
    ...skeleton,
    joints: skeleton.joints.filter(({ id }) => (sides.get(id) ?? 'middle') === side),
  });
  return (
    <>
      <Dots skeleton={skeleton} visibility={0} radius={RADIUS * pixel} stroke="#ffffff" dash={[2, 2]} />
      {(['left', 'right', 'middle'] as const).map((side) => {
        const ink = sideInk(side, colour);
        const joints = ofSide(side);
        return <SideDots key={side} skeleton={joints} ink={ink} radius={RADIUS * pixel} />;
      })}
      {over && <Ring at={over} radius={(RADIUS + 2.5) * pixel} stroke="#ffffff" />}
      {selected && <Ring at={selected} radius={(RADIUS + 3) * pixel} stroke={colour} />}
    </>
  );
}

function SideDots({ skeleton, ink, radius }: { skeleton: Skeleton; ink: string; radius: number }) {
  return (
    <>
      <Dots skeleton={skeleton} visibility={2} radius={radius} fill={ink} stroke="#ffffff" />
      <Dots skeleton={skeleton} visibility={1} radius={radius} fill={CASING_INK} stroke={ink} />
    </>
  );
}

interface DotsProps {
  readonly skeleton: Skeleton;
  readonly visibility: 0 | 1 | 2;
  /** Image pixels. */
  readonly radius: number;
  readonly fill?: string;
  readonly stroke: string;
  readonly dash?: number[];
}

function Dots({ skeleton, visibility, radius, fill, stroke, dash }: DotsProps) {
  function draw(context: Context, node: KonvaShape): void {
    context.beginPath();
    traceJoints(context, skeleton, visibility, radius);
    context.fillStrokeShape(node);
  }
  return (
    <Shape
      sceneFunc={draw}
      stroke={stroke}
      strokeWidth={visibility === 1 ? 2 : 1.5}
      strokeScaleEnabled={false}
      {...(fill && { fill })}
      {...(dash && { dash })}
    />
  );
}

function Ring({ at, radius, stroke }: { at: ImagePoint; radius: number; stroke: string }) {
  return (
    <>
      <Circle x={at.x} y={at.y} radius={radius} stroke={CASING_INK} strokeWidth={4} strokeScaleEnabled={false} />
      <Circle x={at.x} y={at.y} radius={radius} stroke={stroke} strokeWidth={2} strokeScaleEnabled={false} />
    </>
  );
}
