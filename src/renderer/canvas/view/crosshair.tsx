import { useEffect, useRef } from 'react';
import type { Editor } from '../editor/editor';
import { toScreen } from '../editor/viewport';
import { isDrawingTool, isPaintingTool } from '../tools/active-tool';
import classes from './canvas-view.module.css';

/** Two lines through the pointer while a drawing tool is in hand; moved without rendering. */
export function Crosshair({ editor }: { editor: Editor }) {
  const across = useRef<HTMLDivElement>(null);
  const down = useRef<HTMLDivElement>(null);
  useEffect(() => {
    function follow(): void {
      const { pointer, viewport, active, looks } = editor.store.getState();
      const shown = looks.crosshair && pointer !== null && isDrawingTool(active.name) && !isPaintingTool(active.name);
      for (const line of [across.current, down.current]) {
        if (line) line.style.visibility = shown ? 'visible' : 'hidden';
      }
      if (!shown) return;
      const { x, y } = toScreen(viewport, pointer);
      if (across.current) across.current.style.transform = `translateY(${Math.round(y)}px)`;
      if (down.current) down.current.style.transform = `translateX(${Math.round(x)}px)`;
    }
    follow();
    return editor.store.subscribe(follow);
  }, [editor]);
  return (
    <>
      <div ref={across} className={classes['across']} data-crosshair />
      <div ref={down} className={classes['down']} data-crosshair />
    </>
  );
}
