import type { TFunction } from 'i18next';
import { memo } from 'react';
import type { ImageSummary } from '@shared/contract/images';
import type { ImageId } from '@shared/model/ids';
import { baseName } from '../../ui/paths';
import { Counts } from './counts';
import classes from './image-cell.module.css';
import { pointAt } from './point-at';
import { Thumbnail } from './thumbnail';

interface Props {
  readonly id: ImageId;
  readonly domId: string;
  readonly summary: ImageSummary | undefined;
  /** From 0. */
  readonly index: number;
  readonly count: number;
  readonly size: number;
  readonly selected: boolean;
  readonly focused: boolean;
  readonly onOpen: (image: ImageId) => void;
  /** Handed down: asking for it in each of a thousand cells is what scrolling would wait for. */
  readonly t: TFunction;
}

/** One picture of the gallery. */
export const ImageCell = memo(function ImageCell(props: Props) {
  const { id, domId, summary, index, count, size, selected, focused, onOpen, t } = props;
  const name = summary ? baseName(summary.path) : '';
  return (
    <div
      id={domId}
      role="option"
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-label={summary ? undefined : t('images.loading')}
      className={classes['cell']}
      data-focused={focused}
      style={{ width: size }}
      onClick={(event) => pointAt(event, id)}
      onDoubleClick={() => onOpen(id)}
    >
      <span className={classes['picture']} style={{ height: size }}>
        <Thumbnail image={id} missing={summary?.missing ?? false} />
        {summary?.missing && <span className={classes['missing']}>{t('images.missing')}</span>}
      </span>
      <span className={classes['caption']}>
        <span className={classes['name']} title={summary?.path}>
          {name}
        </span>
        {summary && <Counts summary={summary} t={t} />}
      </span>
    </div>
  );
});
