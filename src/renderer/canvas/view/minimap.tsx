import { useEffect, useRef, type PointerEvent } from 'react';
import type { Editor } from '../editor/editor';
import { toImage, visibleBounds, type Viewport } from '../editor/viewport';
import classes from './minimap.module.css';
import { useEditor } from './overlay/use-editor';
import { filterFor } from './painting/adjust-filter';
import { paintPicture } from './painting/paint-picture';
import type { CanvasTheme } from './painting/theme';
import type { Picture } from './picture/picture';
import { travelTo } from './zoom';

/** CSS pixels that the whole image takes at most. */
const WIDEST = 184;
const HIGHEST = 140;

interface MinimapProps {
  readonly editor: Editor;
  readonly picture: Picture | null;
  readonly theme: CanvasTheme;
}

/** The whole image in a corner, with what is seen of it; dragged or clicked to travel. Only when something is out of view. */
export function Minimap(props: MinimapProps) {
  const shown = useEditor(props.editor, ({ looks, viewport, document }) => {
    return looks.minimap && !seesAll(viewport, document);
  });
  return shown ? <ShownMinimap {...props} /> : null;
}

function seesAll(viewport: Viewport, { width, height }: { readonly width: number; readonly height: number }): boolean {
  const seen = visibleBounds(viewport);
  return seen.minX <= 0 && seen.minY <= 0 && seen.maxX >= width && seen.maxY >= height;
}

function ShownMinimap({ editor, picture, theme }: MinimapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useEditor(editor, (state) => state.document.width);
  const height = useEditor(editor, (state) => state.document.height);
  const adjustments = useEditor(editor, (state) => state.adjustments);
  const range = useEditor(editor, (state) => state.range);
  const viewport = useEditor(editor, (state) => state.viewport);
  const scale = Math.min(WIDEST / width, HIGHEST / height);
  const [across, down] = [Math.max(8, Math.round(width * scale)), Math.max(8, Math.round(height * scale))];

  useEffect(() => {
    const element = canvas.current!;
    const context = element.getContext('2d', { alpha: false });
    if (context === null) return undefined;
    const paint = () => {
      const ratio = window.devicePixelRatio;
      element.width = Math.round(across * ratio);
      element.height = Math.round(down * ratio);
      const density = element.width / width;
      context.setTransform(density, 0, 0, element.height / height, 0, 0);
      const all = { minX: 0, minY: 0, maxX: width, maxY: height };
      paintPicture(context, picture, { width, height }, all, density, theme, filterFor(adjustments, range));
    };
    paint();
    if (picture?.type !== 'tiled') return undefined;
    // Its tiles come one after the other; the few that it needs are there soon.
    return picture.onTile(paint);
  }, [picture, adjustments, range, theme, width, height, across, down]);

  function travel(event: PointerEvent<HTMLDivElement>): void {
    if (event.type === 'pointermove' && !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    travelTo(editor, {
      x: ((event.clientX - box.left) / box.width) * width,
      y: ((event.clientY - box.top) / box.height) * height,
    });
  }

  const from = toImage(viewport, { x: 0, y: 0 });
  const to = toImage(viewport, { x: viewport.width, y: viewport.height });
  const place = {
    left: Math.max(0, from.x * scale),
    top: Math.max(0, from.y * scale),
    right: Math.max(0, across - to.x * scale),
    bottom: Math.max(0, down - to.y * scale),
  };
  return (
    <div
      className={classes['minimap']}
      data-minimap
      style={{ width: across, height: down }}
      // Keys travel by the commands of the view; to a screen reader this picture says nothing.
      aria-hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
        travel(event);
      }}
      onPointerMove={travel}
    >
      <canvas ref={canvas} className={classes['picture']} />
      <div className={classes['seen']} style={place} />
    </div>
  );
}
