import { Circle, Line, Rect } from 'react-konva';
import type { Editor } from '../../editor/editor';
import { previewOf } from '../../tools/active-tool';
import { withAlpha } from '../painting/colour';
import { ACCENT_INK, CASING_INK } from '../painting/ink';
import { GeometryNode } from './geometry-node';
import { useEditor } from './use-editor';

/** What is being drawn, and the marquee. */
export function DraftNode({ editor }: { editor: Editor }) {
  const active = useEditor(editor, (state) => state.active);
  const scale = useEditor(editor, (state) => state.viewport.scale);
  const colour = useEditor(editor, ({ activeClass, classes }) => activeClass && classes.get(activeClass)?.colour);
  const { draft, path, marquee } = previewOf(active);
  const stroke = colour ?? ACCENT_INK;
  const closes = active.name === 'polygon';
  const closing = closes && active.state.name === 'drawing' && active.state.closing;
  return (
    <>
      {draft && (
        <>
          <GeometryNode geometry={draft} stroke={CASING_INK} width={3.5} fill={withAlpha(stroke, 0.12)} />
          <GeometryNode geometry={draft} stroke={stroke} width={1.5} />
        </>
      )}
      {path.length > 0 && <OpenPath path={path} stroke={stroke} pixel={1 / scale} closes={closes} closing={closing} />}
      {marquee && (
        <Rect
          x={marquee.minX}
          y={marquee.minY}
          width={marquee.maxX - marquee.minX}
          height={marquee.maxY - marquee.minY}
          fill={withAlpha(ACCENT_INK, 0.12)}
          stroke={ACCENT_INK}
          strokeWidth={1}
          strokeScaleEnabled={false}
          dash={[5, 3]}
        />
      )}
    </>
  );
}

interface OpenPathProps {
  readonly path: readonly number[];
  readonly stroke: string;
  readonly pixel: number;
  /** The outline will go back to its first vertex. */
  readonly closes: boolean;
  /** The next click does so. */
  readonly closing: boolean;
}

/** The last two numbers are where the next vertex would be. */
function OpenPath({ path, stroke, pixel, closes, closing }: OpenPathProps) {
  const points = [...path];
  return (
    <>
      {closes && <Line points={points} closed={path.length > 4} fill={withAlpha(stroke, 0.12)} />}
      <Line points={points} stroke={CASING_INK} strokeWidth={3.5} strokeScaleEnabled={false} lineJoin="round" />
      <Line points={points} stroke={stroke} strokeWidth={1.5} strokeScaleEnabled={false} lineJoin="round" />
      {vertices(path).map(({ x, y }, index) => (
        <Circle
          key={index}
          x={x}
          y={y}
          radius={(index === 0 && closes ? (closing ? 8 : 5.5) : 3.5) * pixel}
          fill={index === 0 && closing ? stroke : '#ffffff'}
          stroke={stroke}
          strokeWidth={1.5}
          strokeScaleEnabled={false}
        />
      ))}
    </>
  );
}

function vertices(path: readonly number[]): { x: number; y: number }[] {
  return Array.from({ length: path.length / 2 - 1 }, (_, index) => ({ x: path[index * 2]!, y: path[index * 2 + 1]! }));
}
