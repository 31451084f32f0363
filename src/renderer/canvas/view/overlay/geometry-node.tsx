import type { Context } from 'konva/lib/Context';
import type { Shape as KonvaShape } from 'konva/lib/Shape';
import { use } from 'react';
import { Shape } from 'react-konva';
import type { Geometry } from '@shared/geometry/geometry';
import { ARROW_LENGTH, traceArrow } from '../painting/arrow';
import { tracePoint } from '../painting/point-mark';
import { JOINT_RADIUS, traceBones, traceJoints } from '../painting/skeleton-mark';
import { isFilled, traceGeometry } from '../painting/paths';
import { TemplatesContext } from './templates-context';

export interface GeometryNodeProps {
  readonly geometry: Geometry;
  readonly stroke: string;
  /** CSS pixels. */
  readonly width: number;
  readonly fill?: string;
  /** CSS pixels. */
  readonly dash?: number[];
}

/** One outline, in image coordinates with lines in CSS pixels. */
export function GeometryNode({ geometry, fill, ...look }: GeometryNodeProps) {
  return <GeometriesNode geometries={[geometry]} {...look} {...(fill && isFilled(geometry) && { fill })} />;
}

type GeometriesNodeProps = Omit<GeometryNodeProps, 'geometry'> & { readonly geometries: readonly Geometry[] };

/** Any number of outlines that look alike, as one node. */
export function GeometriesNode({ geometries, stroke, width, fill, dash }: GeometriesNodeProps) {
  const templates = use(TemplatesContext);
  function draw(context: Context, node: KonvaShape): void {
    context.beginPath();
    for (const geometry of geometries) {
      if (geometry.type === 'skeleton') {
        traceBones(context, geometry, templates.get(geometry.template));
        for (const visibility of [1, 2] as const) {
          traceJoints(context, geometry, visibility, JOINT_RADIUS / node.getAbsoluteScale().x);
        }
        continue;
      }
      traceGeometry(context, geometry);
      if (geometry.type === 'point') tracePoint(context, geometry, 1 / node.getAbsoluteScale().x);
      if (geometry.type === 'polyline') traceArrow(context, geometry, ARROW_LENGTH / node.getAbsoluteScale().x);
    }
    context.fillStrokeShape(node);
  }
  return (
    <Shape
      sceneFunc={draw}
      fillRule="evenodd"
      stroke={stroke}
      strokeWidth={width}
      strokeScaleEnabled={false}
      lineJoin="round"
      {...(fill && { fill })}
      {...(dash && { dash })}
      perfectDrawEnabled={false}
    />
  );
}
