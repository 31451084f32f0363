import {
  IconBrush,
  IconCircleDot,
  IconOval,
  IconPolygon,
  IconRectangle,
  IconSquareRotated,
  IconStretching,
  IconTimeline,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { GeometryType } from '@shared/geometry/geometry';

type Icon = ComponentType<{ size?: number; stroke?: number; color?: string | undefined }>;

/** One picture for each kind of shape, on its tool and in the list. */
export const geometryIcons: Readonly<Record<GeometryType, Icon>> = {
  box: IconRectangle,
  'rotated-box': IconSquareRotated,
  polygon: IconPolygon,
  polyline: IconTimeline,
  ellipse: IconOval,
  point: IconCircleDot,
  mask: IconBrush,
  skeleton: IconStretching,
};
