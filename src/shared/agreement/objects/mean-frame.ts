import type { Ellipse } from '../../geometry/ellipse/ellipse';
import type { RotatedBox } from '../../geometry/rotated-box/rotated-box';

type Framed = RotatedBox | Ellipse;

/**
 * The weighted mean of turned boxes or ellipses: of centre and size, and of the angle as a direction that is the same
 * after half a turn. Whoever took the other side for the width is read with the sides exchanged first.
 *
 * @param shapes at least one, all of one type.
 */
export function meanFrame(shapes: readonly Framed[], weights: readonly number[]): Framed {
  const heaviest = shapes[weights.indexOf(Math.max(...weights))]!;
  const turned = shapes.map((shape) => like(heaviest, shape));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (value: (shape: Framed) => number) =>
    turned.reduce((sum, shape, index) => sum + value(shape) * weights[index]!, 0) / total;
  // As doubled angles: opposite directions are one axis, and the mean of 179° and 1° is 0°.
  const doubled = (shape: Framed) => (shape.angle * Math.PI) / 90;
  const axis =
    (Math.atan2(
      mean((shape) => Math.sin(doubled(shape))),
      mean((shape) => Math.cos(doubled(shape))),
    ) *
      90) /
    Math.PI;
  return {
    type: heaviest.type,
    cx: mean(({ cx }) => cx),
    cy: mean(({ cy }) => cy),
    width: mean(({ width }) => width),
    height: mean(({ height }) => height),
    angle: headed(axis, heaviest.angle),
  };
}

/** The same shape with its sides exchanged when that brings its angle nearer. */
function like(model: Framed, shape: Framed): Framed {
  const apart = Math.abs(axisDifference(shape.angle, model.angle));
  if (apart <= 45) return shape;
  return { ...shape, width: shape.height, height: shape.width, angle: (shape.angle + 90) % 360 };
}

/** From -90 to 90 degrees. */
function axisDifference(one: number, other: number): number {
  return ((((one - other) % 180) + 270) % 180) - 90;
}

/** Of the two directions of an axis the one that heads as the model does, from 0 to below 360. */
function headed(axis: number, model: number): number {
  const turn = ((((axis - model) % 360) + 540) % 360) - 180;
  const angle = Math.abs(turn) <= 90 ? axis : axis + 180;
  return ((angle % 360) + 360) % 360;
}
