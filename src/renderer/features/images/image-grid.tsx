import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageId } from '@shared/model/ids';
import { useRows } from '../../ui/use-rows';
import { gridGap, measureGrid } from './grid-measure';
import { ImageCell } from './image-cell';
import classes from './image-grid.module.css';
import type { ListViewProps } from './list-view';
import { listingKeyHandler } from './listing-keys';
import { useKeepInView } from './use-keep-in-view';
import { useSummaries } from './use-summaries';

const padding = 12;

/** The gallery: only the rows in view exist, so that its size does not matter. */
export function ImageGrid({ ids, selection, thumbnailSize, onOpen }: ListViewProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sized, width, height } = useElementSize();
  const { columns, cell, rowHeight } = measureGrid(Math.max(1, width - 2 * padding), thumbnailSize);
  const virtualizer = useRows({
    count: Math.ceil(ids.length / columns),
    scroller,
    rowHeight,
    overscan: 2,
    paddingStart: padding,
    paddingEnd: padding,
    scrollPaddingStart: padding,
    scrollPaddingEnd: padding,
  });
  useKeepInView({ virtualizer, ids, selection, columns: width > 0 ? columns : null });

  const rows = virtualizer.getVirtualItems();
  const first = (rows[0]?.index ?? 0) * columns;
  const inView = ids.slice(first, ((rows.at(-1)?.index ?? -1) + 1) * columns);
  const summaries = useSummaries(inView);
  const focused = inView.find((id) => id === selection.focus);

  return (
    <div
      ref={useMergedRef(scroller, sized)}
      className={classes['grid']}
      role="listbox"
      aria-multiselectable
      aria-label={t('images.list')}
      aria-activedescendant={focused ? cellId(focused) : undefined}
      tabIndex={0}
      onKeyDown={listingKeyHandler({
        columns,
        page: () => columns * Math.max(1, Math.floor(height / rowHeight)),
        onOpen,
        onMove: (index) => virtualizer.scrollToIndex(Math.floor(index / columns)),
      })}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map((row) => (
          <div
            key={row.key}
            role="presentation"
            className={classes['row']}
            style={{ gap: gridGap, height: rowHeight - gridGap, transform: `translateY(${row.start}px)` }}
          >
            {ids.slice(row.index * columns, (row.index + 1) * columns).map((id, column) => {
              const index = row.index * columns + column;
              return (
                <ImageCell
                  key={id}
                  id={id}
                  domId={cellId(id)}
                  summary={summaries[index - first]}
                  index={index}
                  count={ids.length}
                  size={cell}
                  selected={selection.selected.has(id)}
                  focused={selection.focus === id}
                  onOpen={onOpen}
                  t={t}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

function cellId(id: ImageId): string {
  return `image-${id}`;
}
