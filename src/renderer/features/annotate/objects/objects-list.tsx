import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AnnotationShape, ShapeId } from '../../../canvas/editor/shape';
import { zoomToBounds } from '../../../canvas/view/zoom';
import { useRows } from '../../../ui/use-rows';
import { toggleHidden } from '../session/edits';
import { toggleLocked } from '../session/locks';
import type { Session } from '../session/session';
import { ObjectRow } from './object-row';
import classes from './objects-list.module.css';

const ROW_HEIGHT = 28;

interface ObjectsListProps {
  readonly session: Session;
  readonly objects: readonly AnnotationShape[];
}

/** A list that stays light with any number of objects; arrows move the focus, Enter brings the object into view. */
export function ObjectsList({ session, objects }: ObjectsListProps) {
  const { t } = useTranslation();
  const { editor } = session;
  const selection = useStore(editor.store, (state) => state.selection);
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const current = Math.min(focused, objects.length - 1);
  const rows = useRows({ scroller, count: objects.length, rowHeight: ROW_HEIGHT, overscan: 12, paddingStart: 0 });
  useShowSelected(onlyOne(selection), objects, (index) => {
    setFocused(index);
    rows.scrollToIndex(index);
  });

  function focusRow(index: number): void {
    const next = Math.min(objects.length - 1, Math.max(0, index));
    setFocused(next);
    rows.scrollToIndex(next);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({ preventScroll: true });
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const shape = objects[current];
    if (shape === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    // With Shift these move the objects in the stack, which is a command.
    if (event.shiftKey && /^(Page|Home|End)/.test(event.key)) return;
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) || 1;
    const actions: Record<string, () => void> = {
      ArrowDown: () => focusRow(current + 1),
      ArrowUp: () => focusRow(current - 1),
      PageDown: () => focusRow(current + page),
      PageUp: () => focusRow(current - page),
      Home: () => focusRow(0),
      End: () => focusRow(objects.length - 1),
      Enter() {
        editor.select([shape.id]);
        zoomToBounds(editor, shape.bounds);
      },
      ' ': () => choose(shape, true),
      Delete: () => remove(shape),
      Backspace: () => remove(shape),
      h: () => toggleHidden(session, [shape.id]),
      l: () => toggleLocked(session, [shape.id]),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  function choose(shape: AnnotationShape, more: boolean): void {
    if (!more) return editor.select([shape.id]);
    const others = [...selection].filter((id) => id !== shape.id);
    editor.select(selection.has(shape.id) ? others : [...others, shape.id]);
  }

  /** What is selected along with the row goes with it. */
  function remove(shape: AnnotationShape): void {
    editor.setTool('select');
    if (!selection.has(shape.id)) editor.select([shape.id]);
    editor.dispatch({ type: 'delete' });
    focusRow(current);
  }

  return (
    <div ref={scroller} className={classes['scroller']} data-part="objects">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of the buttons in it */}
      <div
        role="list"
        aria-label={t('annotate.objects')}
        className={classes['list']}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const shape = objects[index];
          return (
            shape && (
              <ObjectRow
                key={shape.id}
                session={session}
                shape={shape}
                index={index}
                count={objects.length}
                top={start}
                focusable={index === current}
                onFocus={() => setFocused(index)}
                onChoose={(more) => choose(shape, more)}
                onDelete={() => remove(shape)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function onlyOne(selection: ReadonlySet<ShapeId>): ShapeId | null {
  const [id] = selection;
  return selection.size === 1 && id !== undefined ? id : null;
}

/** What is selected on the canvas comes into view in the list. */
function useShowSelected(id: ShapeId | null, objects: readonly AnnotationShape[], show: (index: number) => void): void {
  const showNow = useEffectEvent(() => {
    const index = objects.findIndex((shape) => shape.id === id);
    if (index >= 0) show(index);
  });
  useEffect(() => {
    if (id !== null) showNow();
  }, [id]);
}
