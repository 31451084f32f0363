import { Circle, Group, Line } from 'react-konva';
import type { Frame } from '@shared/geometry/frame/frame';
import type { Target } from '../../tools/select/select-state';
import { TURN_HANDLE_DISTANCE } from '../../tools/select/targets';
import { CASING_INK } from '../painting/ink';
import { HandlesNode } from './handles-node';

/** CSS pixels. */
const RADIUS = 5.5;

interface FrameHandlesProps {
  readonly frame: Frame;
  readonly colour: string;
  /** Image pixels in one CSS pixel. */
  readonly pixel: number;
  readonly over: Target | null;
}

/** The handles of a turned shape: eight to resize it in its own directions, and one beside it to turn it by. */
export function FrameHandlesNode({ frame, colour, pixel, over }: FrameHandlesProps) {
  const [right, bottom] = [frame.width / 2, frame.height / 2];
  const top = -bottom - TURN_HANDLE_DISTANCE * pixel;
  const arm = [0, -bottom, 0, top];
  return (
    <Group x={frame.cx} y={frame.cy} rotation={frame.angle}>
      <Line points={arm} stroke={CASING_INK} strokeWidth={3.5} strokeScaleEnabled={false} />
      <Line points={arm} stroke="#ffffff" strokeWidth={1.5} strokeScaleEnabled={false} />
      <HandlesNode
        bounds={{ minX: -right, minY: -bottom, maxX: right, maxY: bottom }}
        colour={colour}
        pixel={pixel}
        over={over?.type === 'frame' ? over.handle : null}
        framed={false}
      />
      <Circle
        x={0}
        y={top}
        radius={(over?.type === 'turn' ? RADIUS + 2 : RADIUS) * pixel}
        fill={over?.type === 'turn' ? colour : '#ffffff'}
        stroke={colour}
        strokeWidth={1.5}
        strokeScaleEnabled={false}
      />
    </Group>
  );
}
