import type { Context } from 'konva/lib/Context';
import type { Shape as KonvaShape } from 'konva/lib/Shape';
import { useMemo } from 'react';
import { Shape } from 'react-konva';
import type { Bounds } from '@shared/geometry/coordinate';
import { boundsTouch } from '@shared/geometry/extent';
import { boundsOf } from '@shared/geometry/operations';
import type { Editor } from '../../editor/editor';
import { linksAmong, linksOf, relationLine, type Link } from '../../editor/relations';
import type { ShapeId } from '../../editor/shape';
import { visibleBounds } from '../../editor/viewport';
import { previewOf } from '../../tools/active-tool';
import { ARROW_LENGTH, traceArrow } from '../painting/arrow';
import { ACCENT_INK, CASING_INK } from '../painting/ink';
import { LABEL_HEIGHT, LABEL_PADDING } from '../painting/labels';
import { labelWidth } from '../painting/paint-labels';
import { useEditor } from './use-editor';

/** More words than these are a carpet. */
const MOST_WORDS = 60;

/** Of relations that are not in the hand. */
const QUIET_INK = '#d9d9d2';

interface Arrow {
  readonly name: string;
  readonly points: readonly number[];
}

/** The relations of what is in the hand, or of everything, as arrows with what they say. */
export function RelationsNode({ editor }: { readonly editor: Editor }) {
  const document = useEditor(editor, (state) => state.document);
  const selection = useEditor(editor, (state) => state.selection);
  const hover = useEditor(editor, (state) => state.hover);
  const hidden = useEditor(editor, (state) => state.hidden);
  const active = useEditor(editor, (state) => state.active);
  const viewport = useEditor(editor, (state) => state.viewport);
  const shown = useEditor(editor, (state) => state.looks.relations);
  const links = useMemo(() => linksOf(document), [document]);
  if (shown === 'off' || links.length === 0) return null;
  const { replaced } = previewOf(active);
  const inSight = visibleBounds(viewport);
  const boundsNow = ({ id, bounds }: Link['from']) => {
    const geometry = replaced.get(id);
    return geometry ? boundsOf(geometry) : bounds;
  };
  const arrowOf = ({ relation, from, to }: Link): Arrow[] => {
    if (hidden.has(from.id) || hidden.has(to.id)) return [];
    const points = relationLine(boundsNow(from), boundsNow(to));
    return boundsTouch(spanOf(points), inSight) ? [{ name: relation.name, points }] : [];
  };
  const inHand = new Set<ShapeId>(hover === null ? selection : [...selection, hover]);
  const mine = new Set(linksAmong(links, inHand));
  const loud = [...mine].flatMap(arrowOf);
  const quiet = shown === 'all' ? links.filter((link) => !mine.has(link)).flatMap(arrowOf) : [];
  const work = [...selection].flatMap((id) => {
    const shape = document.shapes.get(id);
    return shape ? [shape.kind === 'annotation' ? boundsNow(shape) : shape.bounds] : [];
  });
  return (
    <>
      <Arrows arrows={quiet} ink={QUIET_INK} width={1.25} />
      <Arrows arrows={loud} ink={ACCENT_INK} width={2} />
      <Words arrows={[...loud, ...quiet].slice(0, MOST_WORDS)} work={work} scale={viewport.scale} />
    </>
  );
}

function Arrows({ arrows, ink, width }: { arrows: readonly Arrow[]; ink: string; width: number }) {
  if (arrows.length === 0) return null;
  function draw(context: Context, node: KonvaShape): void {
    context.beginPath();
    for (const { points } of arrows) {
      context.moveTo(points[0]!, points[1]!);
      context.lineTo(points[2]!, points[3]!);
      traceArrow(context, { type: 'polyline', points }, ARROW_LENGTH / node.getAbsoluteScale().x);
    }
    context.fillStrokeShape(node);
  }
  const line = { sceneFunc: draw, strokeScaleEnabled: false, lineJoin: 'round', perfectDrawEnabled: false } as const;
  return (
    <>
      <Shape {...line} stroke={CASING_INK} strokeWidth={width + 2.5} />
      <Shape {...line} stroke={ink} strokeWidth={width} />
    </>
  );
}

/** Where on the arrow its words may stand, the best place first. */
const places = [0.5, 0.35, 0.65, 0.2, 0.8];

/** Words that have no place on their arrow beside what is selected, and beside each other, are left out. */
function Words({ arrows, work, scale }: { arrows: readonly Arrow[]; work: readonly Bounds[]; scale: number }) {
  if (arrows.length === 0) return null;
  function draw(context: Context): void {
    const taken = [...work];
    for (const { name, points } of arrows) {
      const width = (labelWidth(name) + 2 * LABEL_PADDING) / scale;
      const height = LABEL_HEIGHT / scale;
      const box = places
        .map((share) => boxAround(points, share, width, height))
        .find((place) => !taken.some((one) => boundsTouch(one, place)));
      if (!box) continue;
      taken.push(box);
      context.save();
      context.translate((box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2);
      context.scale(1 / scale, 1 / scale);
      context.setAttr('fillStyle', 'rgb(18 18 19 / 82%)');
      context.beginPath();
      context.roundRect((-width * scale) / 2, -LABEL_HEIGHT / 2, width * scale, LABEL_HEIGHT, 3);
      context.fill();
      context.setAttr('fillStyle', '#f2f2ef');
      context.setAttr('font', "500 11px 'Inter Variable', 'Pretendard Variable', sans-serif");
      context.setAttr('textAlign', 'center');
      context.setAttr('textBaseline', 'middle');
      context.fillText(name, 0, 0.5);
      context.restore();
    }
  }
  return <Shape sceneFunc={draw} perfectDrawEnabled={false} />;
}

function boxAround(points: readonly number[], share: number, width: number, height: number): Bounds {
  const x = points[0]! + (points[2]! - points[0]!) * share;
  const y = points[1]! + (points[3]! - points[1]!) * share;
  return { minX: x - width / 2, minY: y - height / 2, maxX: x + width / 2, maxY: y + height / 2 };
}

function spanOf(points: readonly number[]): Bounds {
  return {
    minX: Math.min(points[0]!, points[2]!),
    minY: Math.min(points[1]!, points[3]!),
    maxX: Math.max(points[0]!, points[2]!),
    maxY: Math.max(points[1]!, points[3]!),
  };
}
