import type { Context } from 'konva/lib/Context';
import type { Shape as KonvaShape } from 'konva/lib/Shape';
import { Line, Rect, Shape } from 'react-konva';
import type { Editor } from '../../editor/editor';
import { previewOf } from '../../tools/active-tool';
import type { Preview } from '../../tools/tool';
import { withAlpha } from '../painting/colour';
import { ACCENT_INK, CASING_INK, SUGGESTION_INK } from '../painting/ink';
import { GeometryNode } from './geometry-node';
import { useEditor } from './use-editor';

/** What is being drawn, and the marquee. */
export function DraftNode({ editor }: { editor: Editor }) {
  const active = useEditor(editor, (state) => state.active);
  const scale = useEditor(editor, (state) => state.viewport.scale);
  const colour = useEditor(editor, ({ activeClass, classes }) => activeClass && classes.get(activeClass)?.colour);
  const { draft, isSuggested, path, dots, pathEnd, marks, crosses, marquee } = previewOf(active);
  const stroke = isSuggested ? SUGGESTION_INK : (colour ?? ACCENT_INK);
  const pixel = 1 / scale;
  return (
    <>
      {draft && (
        <>
          <GeometryNode geometry={draft} stroke={CASING_INK} width={3.5} fill={withAlpha(stroke, 0.12)} />
          <GeometryNode geometry={draft} stroke={stroke} width={1.5} {...(isSuggested && { dash: [6, 4] })} />
        </>
      )}
      {path.length > 0 && <OpenPath path={path} stroke={stroke} pixel={pixel} end={pathEnd} dots={dots} />}
      {marks.length > 0 && <Dots points={marks} radius={4 * pixel} fill="#ffffff" stroke={stroke} />}
      {crosses.length > 0 && <Crosses points={crosses} arm={5 * pixel} />}
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

/** Points that do not belong to the thing: another mark than the dots, not another colour alone. */
function Crosses({ points, arm }: { readonly points: readonly number[]; readonly arm: number }) {
  function draw(context: Context, node: KonvaShape): void {
    context.beginPath();
    for (let index = 0; index < points.length; index += 2) {
      const [x, y] = [points[index]!, points[index + 1]!];
      context.moveTo(x - arm, y - arm);
      context.lineTo(x + arm, y + arm);
      context.moveTo(x + arm, y - arm);
      context.lineTo(x - arm, y + arm);
    }
    context.fillStrokeShape(node);
  }
  return (
    <>
      <Shape sceneFunc={draw} stroke={CASING_INK} strokeWidth={6} strokeScaleEnabled={false} lineCap="round" />
      <Shape sceneFunc={draw} stroke="#ff7a66" strokeWidth={3} strokeScaleEnabled={false} lineCap="round" />
    </>
  );
}

interface OpenPathProps {
  readonly path: readonly number[];
  readonly stroke: string;
  readonly pixel: number;
  readonly end: Preview['pathEnd'];
  readonly dots: Preview['dots'];
}

/** The last two numbers are where the next vertex would be. */
function OpenPath({ path, stroke, pixel, end, dots }: OpenPathProps) {
  const points = [...path];
  const placed = dots ?? path.slice(0, -2);
  const closing = end === 'closing';
  return (
    <>
      {end !== 'open' && <Line points={points} closed={path.length > 4} fill={withAlpha(stroke, 0.12)} />}
      <Line points={points} stroke={CASING_INK} strokeWidth={3.5} strokeScaleEnabled={false} lineJoin="round" />
      <Line points={points} stroke={stroke} strokeWidth={1.5} strokeScaleEnabled={false} lineJoin="round" />
      <Dots points={placed} radius={3.5 * pixel} fill="#ffffff" stroke={stroke} />
      {end !== 'open' && (
        <Dots
          points={placed.slice(0, 2)}
          radius={(closing ? 8 : 5.5) * pixel}
          fill={closing ? stroke : '#ffffff'}
          stroke={stroke}
        />
      )}
    </>
  );
}

interface DotsProps {
  readonly points: readonly number[];
  /** Image pixels. */
  readonly radius: number;
  readonly fill: string;
  readonly stroke: string;
}

/** One node, however many vertices a freehand line has. */
function Dots({ points, radius, fill, stroke }: DotsProps) {
  function draw(context: Context, node: KonvaShape): void {
    context.beginPath();
    for (let index = 0; index < points.length; index += 2) {
      context.moveTo(points[index]! + radius, points[index + 1]!);
      context.arc(points[index]!, points[index + 1]!, radius, 0, 2 * Math.PI, false);
    }
    context.fillStrokeShape(node);
  }
  return <Shape sceneFunc={draw} fill={fill} stroke={stroke} strokeWidth={1.5} strokeScaleEnabled={false} />;
}
