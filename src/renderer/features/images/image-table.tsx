import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ImageSort } from '@shared/contract/images';
import { assertExists } from '@shared/lib/assert';
import { useRows } from '../../ui/use-rows';
import { ImageRow } from './image-row';
import classes from './image-table.module.css';
import type { ListViewProps } from './list-view';
import { listing, sortBy } from './listing';
import { listingKeyHandler } from './listing-keys';
import { useKeepInView } from './use-keep-in-view';
import { useSummaries } from './use-summaries';

const rowHeight = 34;
const headHeight = 30;

/** The images as lines of facts. */
export function ImageTable({ ids, selection, onOpen }: ListViewProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sized, height } = useElementSize();
  const virtualizer = useRows({
    count: ids.length,
    scroller,
    rowHeight,
    overscan: 8,
    scrollPaddingStart: headHeight,
    paddingStart: headHeight,
  });
  useKeepInView({ virtualizer, ids, selection, columns: height > 0 ? 1 : null });
  const rows = virtualizer.getVirtualItems();
  const first = rows[0]?.index ?? 0;
  const inView = ids.slice(first, (rows.at(-1)?.index ?? -1) + 1);
  const summaries = useSummaries(inView);
  const focusInView = selection.focus !== null && inView.includes(selection.focus);
  return (
    <div
      ref={useMergedRef(scroller, sized)}
      className={`${classes['scroller']} figures`}
      role="grid"
      aria-label={t('images.list')}
      aria-rowcount={ids.length + 1}
      aria-multiselectable
      aria-activedescendant={focusInView ? `image-${selection.focus}` : undefined}
      tabIndex={0}
      onKeyDown={listingKeyHandler({
        columns: 1,
        page: () => Math.max(1, Math.floor((height - headHeight) / rowHeight)),
        onOpen,
        onMove: (index) => virtualizer.scrollToIndex(index),
      })}
    >
      <TableHead />
      <div role="presentation" style={{ height: virtualizer.getTotalSize() - headHeight }}>
        {rows.map((row) => {
          const id = assertExists(ids[row.index], 'there is a row for each image and no other');
          return (
            <ImageRow
              key={id}
              id={id}
              domId={`image-${id}`}
              summary={summaries[row.index - first]}
              index={row.index}
              top={row.start}
              selected={selection.selected.has(id)}
              focused={selection.focus === id}
              onOpen={onOpen}
              t={t}
            />
          );
        })}
      </div>
    </div>
  );
}

const columns = [
  { key: 'path', sort: 'path' },
  { key: 'size', sort: null },
  { key: 'format', sort: null },
  { key: 'annotations', sort: 'annotations' },
  { key: 'predictions', sort: 'predictions' },
  { key: 'state', sort: null },
] as const satisfies readonly { readonly key: string; readonly sort: ImageSort | null }[];

function TableHead() {
  const { t } = useTranslation();
  const sorted = useStore(listing, (state) => state.sort);
  return (
    <div role="row" aria-rowindex={1} className={classes['head']}>
      {columns.map(({ key, sort }) => (
        <div
          key={key}
          role="columnheader"
          aria-sort={sort !== null && sort === sorted ? (sort === 'path' ? 'ascending' : 'descending') : undefined}
          className={classes['heading']}
          data-column={key}
        >
          {sort === null ? (
            t(`images.column.${key}`)
          ) : (
            <button type="button" className={classes['sort']} tabIndex={-1} onClick={() => sortBy(sort)}>
              {t(`images.column.${key}`)}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
