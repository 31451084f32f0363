import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { JointId } from '@shared/geometry/skeleton/skeleton';
import type { SkeletonTemplate } from '@shared/model/skeleton-template';
import { changeJoint, toggleEdge } from '@shared/skeleton/edit-template';
import { sideInk } from '../../../canvas/view/painting/side-ink';
import classes from './skeleton-dialog.module.css';

/** In the units of the drawing: the layout is 1000 wide, with room around it for names and rings. */
const UNIT = 1000;
const MARGIN = 90;
const RADIUS = 22;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Props {
  readonly template: SkeletonTemplate;
  readonly selected: JointId | null;
  /** Joints are moved, or edges are drawn between them. */
  readonly mode: 'move' | 'join';
  readonly onSelect: (id: JointId | null) => void;
  readonly onChange: (next: SkeletonTemplate, merge?: string) => void;
  /** Empty ground was pressed, at a place in the layout. */
  readonly onAdd: (at: { readonly x: number; readonly y: number }) => void;
}

/** The layout: joints are dragged or moved by arrows; to join two, press one after the other. */
export function LayoutCanvas({ template, selected, mode, onSelect, onChange, onAdd }: Props) {
  const { t } = useTranslation();
  const root = useRef<SVGSVGElement>(null);
  const [dragged, setDragged] = useState<JointId | null>(null);
  const places = new Map(template.joints.map((joint) => [joint.id, joint]));

  function placeOf(event: PointerEvent): { x: number; y: number } {
    const box = root.current!.getBoundingClientRect();
    const scale = (UNIT + 2 * MARGIN) / box.width;
    return {
      x: ((event.clientX - box.left) * scale - MARGIN) / UNIT,
      y: ((event.clientY - box.top) * scale - MARGIN) / UNIT,
    };
  }

  function press(event: PointerEvent, id: JointId): void {
    event.stopPropagation();
    if (mode === 'join') return join(id);
    onSelect(id);
    root.current?.setPointerCapture(event.pointerId);
    setDragged(id);
  }

  /** From joint to joint; the one that is pressed twice ends the row. */
  function join(id: JointId): void {
    if (selected !== null && selected !== id) onChange(toggleEdge(template, selected, id));
    onSelect(selected === id ? null : id);
  }

  function move(event: PointerEvent): void {
    if (dragged !== null) onChange(changeJoint(template, dragged, placeOf(event)), `drag ${dragged}`);
  }

  function release(): void {
    if (dragged !== null) onChange({ ...template });
    setDragged(null);
  }

  function pressKey(event: KeyboardEvent, id: JointId): void {
    const arrow = arrows[event.key];
    if (arrow) {
      event.preventDefault();
      const { x, y } = places.get(id)!;
      const step = event.shiftKey ? 0.05 : 0.01;
      onChange(changeJoint(template, id, { x: x + arrow[0] * step, y: y + arrow[1] * step }), `keys ${id}`);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (mode === 'join') join(id);
      else onSelect(id);
    }
  }

  return (
    <svg
      ref={root}
      className={classes['layout']}
      viewBox={`${-MARGIN} ${-MARGIN} ${UNIT + 2 * MARGIN} ${UNIT + 2 * MARGIN}`}
      role="group"
      aria-label={t('skeletons.layout')}
      data-mode={mode}
      onPointerDown={(event) => event.button === 0 && mode === 'move' && onAdd(placeOf(event))}
      onPointerMove={move}
      onPointerUp={release}
    >
      {template.edges.map(([from, to]) => {
        const [a, b] = [places.get(from)!, places.get(to)!];
        return (
          <line
            key={`${from} ${to}`}
            className={classes['edge']}
            x1={a.x * UNIT}
            y1={a.y * UNIT}
            x2={b.x * UNIT}
            y2={b.y * UNIT}
          />
        );
      })}
      {template.joints.map(({ id, name, side, x, y }) => (
        <g
          key={id}
          className={classes['joint']}
          role="button"
          tabIndex={0}
          aria-label={name}
          aria-pressed={id === selected}
          transform={`translate(${x * UNIT} ${y * UNIT})`}
          onPointerDown={(event) => press(event, id)}
          onFocus={() => mode === 'move' && onSelect(id)}
          onKeyDown={(event) => pressKey(event, id)}
        >
          <circle className={classes['ring']} r={RADIUS + 13} />
          <circle r={RADIUS} fill={sideInk(side, 'var(--plumb-text)')} />
          <title>{name}</title>
        </g>
      ))}
    </svg>
  );
}
