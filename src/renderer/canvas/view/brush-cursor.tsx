import { useEffect, useRef } from 'react';
import type { Editor } from '../editor/editor';
import { toScreen } from '../editor/viewport';
import { isPaintingTool } from '../tools/active-tool';
import classes from './canvas-view.module.css';

/** The circle that the brush would paint; moved without rendering. */
export function BrushCursor({ editor }: { editor: Editor }) {
  const circle = useRef<HTMLDivElement>(null);
  useEffect(() => {
    function follow(): void {
      const { pointer, viewport, active, brush } = editor.store.getState();
      const { current } = circle;
      if (current === null) return;
      const shown = pointer !== null && isPaintingTool(active.name);
      current.style.visibility = shown ? 'visible' : 'hidden';
      if (!shown) return;
      const { x, y } = toScreen(viewport, pointer);
      const size = brush.size * viewport.scale;
      current.style.width = `${size}px`;
      current.style.height = `${size}px`;
      current.style.transform = `translate(${x - size / 2}px, ${y - size / 2}px)`;
    }
    follow();
    return editor.store.subscribe(follow);
  }, [editor]);
  return <div ref={circle} className={classes['brush']} />;
}
