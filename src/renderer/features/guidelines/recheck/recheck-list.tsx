import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecheckView } from '@shared/contract/guideline-views';
import { useRows } from '../../../ui/use-rows';
import { Badge } from '../parts/badge';
import { ClassTags } from '../parts/class-tags';
import { Crop } from '../../../crop/crop';
import classes from './recheck.module.css';
import type { RecheckActions } from './recheck-actions';

const rowHeight = 58;

interface Props {
  readonly items: readonly RecheckView[];
  /** How many there are altogether. */
  readonly total: number;
  readonly at: number;
  readonly actions: RecheckActions;
  readonly onMove: (at: number) => void;
}

/** The queue. Arrows walk it, Enter confirms, O opens the canvas, X dismisses; it has the focus from the start. */
export function RecheckList({ items, total, at, actions, onMove }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows({ scroller, count: items.length, rowHeight, overscan: 4, paddingStart: 0 });
  useEffect(() => scroller.current?.focus(), []);
  const move = (to: number) => {
    const next = Math.min(items.length - 1, Math.max(0, to));
    onMove(next);
    rows.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      Home: () => move(0),
      End: () => move(items.length - 1),
      Enter: actions.confirm,
      KeyO: actions.open,
      KeyX: actions.dismiss,
    };
    // Letters by their place on the keyboard, so that they work while it writes Hangul.
    const act = action[event.key] ?? action[event.code];
    // A key that is held down must not settle the rest of the queue.
    if (!act || (event.repeat && !event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className={classes['queue']}>
      <div
        ref={scroller}
        role="listbox"
        tabIndex={0}
        className={classes['list']}
        aria-label={t('guidelines.recheck.queue', { count: total })}
        aria-activedescendant={`recheck-${items[at]?.id}`}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className={classes['inner']} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const item = items[index];
            return (
              item && (
                <div
                  key={item.id}
                  id={`recheck-${item.id}`}
                  role="option"
                  aria-selected={index === at}
                  aria-posinset={index + 1}
                  aria-setsize={total}
                  tabIndex={-1}
                  className={classes['row']}
                  style={{ transform: `translateY(${start}px)` }}
                  onClick={() => {
                    onMove(index);
                    scroller.current?.focus();
                  }}
                >
                  <RecheckRow item={item} />
                </div>
              )
            );
          })}
        </div>
      </div>
      {items.length < total && (
        <p className={classes['more']}>{t('guidelines.recheck.more', { count: total - items.length })}</p>
      )}
    </div>
  );
}

function RecheckRow({ item }: { readonly item: RecheckView }) {
  const { t } = useTranslation();
  const shape = item.label ?? item.before;
  return (
    <>
      <span className={classes['thumbnail']} aria-hidden>
        <Crop image={item.image} region={shape?.geometry ?? null} label="" />
      </span>
      <span className={classes['what']}>
        {shape ? <ClassTags ids={[shape.class]} /> : t('guidelines.recheck.deleted')}
      </span>
      {item.state !== 'pending' && <Badge tone="quiet">{t(`guidelines.recheck.state.${item.state}`)}</Badge>}
    </>
  );
}
