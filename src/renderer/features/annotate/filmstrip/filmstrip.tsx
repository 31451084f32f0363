import { IconPhotoOff } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageId } from '@shared/model/ids';
import { thumbnailUrl } from '../../../bridge/urls';
import classes from './filmstrip.module.css';

const CELL_WIDTH = 84;

interface FilmstripProps {
  readonly imageIds: readonly ImageId[];
  readonly current: ImageId;
  readonly onOpen: (id: ImageId) => void;
}

/** The images before and after this one. */
export function Filmstrip({ imageIds, current, onOpen }: FilmstripProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const at = imageIds.indexOf(current);
  // oxlint-disable-next-line react/incompatible-library -- it matters to the React compiler, which is not used
  const cells = useVirtualizer({
    horizontal: true,
    count: imageIds.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CELL_WIDTH,
    overscan: 6,
    paddingStart: 6,
    paddingEnd: 6,
  });
  useEffect(() => {
    if (at >= 0) cells.scrollToIndex(at, { align: 'center' });
  }, [at, cells]);

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = step === 0 ? undefined : imageIds[at + step];
    if (next === undefined) return;
    event.preventDefault();
    onOpen(next);
  }

  return (
    <nav ref={scroller} className={classes['strip']} aria-label={t('annotate.filmstrip')} data-part="filmstrip">
      <div className={classes['film']} style={{ width: cells.getTotalSize() }}>
        {cells.getVirtualItems().map(({ index, start }) => {
          const id = imageIds[index];
          return id === undefined ? null : (
            <button
              key={id}
              type="button"
              className={classes['cell']}
              aria-current={id === current ? 'true' : undefined}
              aria-label={t('annotate.filmstrip.image', { index: index + 1, count: imageIds.length })}
              tabIndex={id === current ? 0 : -1}
              style={{ transform: `translateX(${start}px)`, width: CELL_WIDTH - 6 }}
              onKeyDown={onKeyDown}
              onClick={() => id !== current && onOpen(id)}
            >
              <Frame image={id} />
            </button>
          );
        })}
      </div>
    </nav>
  );
}

function Frame({ image }: { readonly image: ImageId }) {
  const [failed, setFailed] = useState(false);
  if (failed) return <IconPhotoOff className={classes['none']} size={22} stroke={1.2} aria-hidden />;
  return (
    <img
      src={thumbnailUrl(image)}
      alt=""
      draggable={false}
      loading="lazy"
      decoding="async"
      onError={() => setFailed(true)}
    />
  );
}
