import type { TFunction } from 'i18next';
import { memo } from 'react';
import type { ImageSummary } from '@shared/contract/images';
import type { ImageId } from '@shared/model/ids';
import classes from './image-table.module.css';
import { pointAt } from './point-at';
import { Thumbnail } from './thumbnail';

interface Props {
  readonly id: ImageId;
  readonly domId: string;
  readonly summary: ImageSummary | undefined;
  /** From 0. */
  readonly index: number;
  /** CSS px from the top of the table. */
  readonly top: number;
  readonly selected: boolean;
  readonly focused: boolean;
  readonly onOpen: (image: ImageId) => void;
  /** Handed down: asking for it in each of a thousand cells is what scrolling would wait for. */
  readonly t: TFunction;
}

/** One line of the table. */
export const ImageRow = memo(function ImageRow(props: Props) {
  const { id, domId, summary, index, top, selected, focused, onOpen, t } = props;
  return (
    <div
      id={domId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classes['row']}
      data-focused={focused}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => pointAt(event, id)}
      onDoubleClick={() => onOpen(id)}
    >
      <span role="gridcell" className={classes['cell']} data-column="path">
        <span className={classes['small']}>
          <Thumbnail image={id} missing={summary?.missing ?? false} />
        </span>
        <span className={classes['text']} title={summary?.path}>
          {summary?.path}
        </span>
      </span>
      <span role="gridcell" className={classes['cell']} data-column="size">
        {summary && t('images.pixels', { width: summary.width, height: summary.height })}
      </span>
      <span role="gridcell" className={classes['cell']} data-column="format">
        {summary?.format.toUpperCase()}
      </span>
      <span
        role="gridcell"
        className={classes['cell']}
        data-column="annotations"
        data-some={(summary?.annotations ?? 0) > 0}
      >
        {summary && t('common.number', { value: summary.annotations })}
      </span>
      <span
        role="gridcell"
        className={classes['cell']}
        data-column="predictions"
        data-some={(summary?.pendingPredictions ?? 0) > 0}
      >
        {summary && t('common.number', { value: summary.pendingPredictions })}
      </span>
      <span role="gridcell" className={classes['cell']} data-column="state">
        {summary?.missing && <span className={classes['missing']}>{t('images.missing')}</span>}
      </span>
    </div>
  );
});
