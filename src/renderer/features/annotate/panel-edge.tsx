import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './panel-edge.module.css';

interface PanelEdgeProps {
  readonly width: number;
  readonly least: number;
  readonly most: number;
  readonly onResize: (width: number) => void;
}

const KEY_STEP = 16;

/** The edge of the panel on the right, which is dragged or moved by arrows. */
export function PanelEdge({ width, least, most, onResize }: PanelEdgeProps) {
  const { t } = useTranslation();
  const resize = (next: number) => onResize(Math.round(Math.min(most, Math.max(least, next))));

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    resize(width - (event.clientX - event.currentTarget.getBoundingClientRect().left));
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const step = event.key === 'ArrowLeft' ? KEY_STEP : event.key === 'ArrowRight' ? -KEY_STEP : 0;
    if (step !== 0) resize(width + step);
  }

  return (
    <div
      className={classes['edge']}
      role="separator"
      aria-orientation="vertical"
      aria-label={t('annotate.inspector.resize')}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
