import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisputeOutline } from '@shared/contract/review';
import { thumbnailUrl } from '../../bridge/urls';
import { useLive } from '../../bridge/use-live';
import { showError } from '../../i18n/show-error';
import { useRows } from '../../ui/use-rows';
import { lookAt, move } from './review-actions';
import classes from './review.module.css';

const rowHeight = 60;

interface Props {
  readonly items: readonly DisputeOutline[];
  readonly total: number;
  readonly at: string | null;
}

/** What is disputed, worst first. Arrows walk it. */
export const QueueList = memo(function QueueList({ items, total, at }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows({ scroller, count: items.length, rowHeight, overscan: 4, paddingStart: 0 });
  const index = items.findIndex(({ id }) => id === at);
  const { scrollToIndex } = rows;
  useEffect(() => {
    if (index >= 0) scrollToIndex(index);
  }, [index, scrollToIndex]);
  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      className={classes['list']}
      aria-label={t('review.queue', { count: total })}
      aria-activedescendant={at === null ? undefined : `dispute-${at}`}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        move(event.key === 'ArrowDown' ? 1 : -1);
      }}
    >
      <div role="presentation" className={classes['inner']} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index: row, start }) => {
          const item = items[row];
          return (
            item && (
              <div
                key={item.id}
                id={`dispute-${item.id}`}
                role="option"
                aria-selected={row === index}
                aria-posinset={row + 1}
                aria-setsize={total}
                tabIndex={-1}
                className={classes['row']}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => void lookAt(item).catch(showError)}
              >
                <DisputeRow item={item} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
});

const DisputeRow = memo(function DisputeRow({ item }: { readonly item: DisputeOutline }) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  const labelClass = known.find(({ id }) => id === item.class);
  return (
    <>
      <img className={classes['thumbnail']} src={thumbnailUrl(item.image)} alt="" />
      <span className={classes['what']}>
        <span className={classes['name']}>
          <span className={classes['swatch']} style={{ background: labelClass?.colour }} aria-hidden />
          {labelClass?.name}
          <span className={`${classes['votes']} figures`}>
            {item.marked}/{item.looked}
          </span>
        </span>
        <span className={classes['kinds']}>
          {item.standing === 'open' || item.standing === 'agreed' || item.standing === 'settled' ? null : (
            <b>{t(`review.standing.${item.standing}`)} </b>
          )}
          {item.kinds.length === 0
            ? t('review.kind.none')
            : item.kinds.map((kind) => t(`review.kind.${kind}`)).join(', ')}
        </span>
      </span>
    </>
  );
});
