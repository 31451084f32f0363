import { Rect } from 'react-konva';
import type { Bounds } from '@shared/geometry/coordinate';
import { handlePoint, resizeHandles, type ResizeHandle } from '@shared/geometry/resize';

/** CSS pixels. */
const SIZE = 9;
/** Sides shorter than this many CSS pixels have no handle in their middle. */
const SHORTEST_SIDE = 40;

interface HandlesProps {
  readonly bounds: Bounds;
  readonly colour: string;
  /** Image pixels in one CSS pixel. */
  readonly pixel: number;
  readonly over: ResizeHandle | null;
  /** Draw the frame as well: the bounds are of several shapes. */
  readonly framed: boolean;
}

/** The eight places by which bounds are resized. */
export function HandlesNode({ bounds, colour, pixel, over, framed }: HandlesProps) {
  const [width, height] = [bounds.maxX - bounds.minX, bounds.maxY - bounds.minY];
  const shown = resizeHandles.filter((handle) => {
    if (handle === 'n' || handle === 's') return width > SHORTEST_SIDE * pixel;
    if (handle === 'e' || handle === 'w') return height > SHORTEST_SIDE * pixel;
    return true;
  });
  return (
    <>
      {framed && (
        <Rect
          x={bounds.minX}
          y={bounds.minY}
          width={width}
          height={height}
          stroke={colour}
          strokeWidth={1}
          strokeScaleEnabled={false}
          dash={[4, 4]}
        />
      )}
      {shown.map((handle) => {
        const at = handlePoint(bounds, handle);
        const size = (handle === over ? SIZE + 3 : SIZE) * pixel;
        return (
          <Rect
            key={handle}
            x={at.x - size / 2}
            y={at.y - size / 2}
            width={size}
            height={size}
            cornerRadius={1.5 * pixel}
            fill="#ffffff"
            stroke={colour}
            strokeWidth={1.5}
            strokeScaleEnabled={false}
          />
        );
      })}
    </>
  );
}
