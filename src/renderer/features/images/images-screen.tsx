import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ImageId } from '@shared/model/ids';
import { reportFailure } from '../../i18n/show-error';
import { DropOverlay } from '../../ui/drop-overlay';
import { useRemembered } from '../../ui/remembered';
import { useWindowDrop } from '../../ui/use-window-drop';
import { addDropped } from './add-images';
import { FilterBar } from './filter-bar';
import { ImageGrid } from './image-grid';
import { ImageTable } from './image-table';
import classes from './images-screen.module.css';
import { ImagesStatus } from './images-status';
import { listing } from './listing';
import { MissingBanner } from './missing-banner';
import { NoImages } from './no-images';
import { Toolbar } from './toolbar';
import { useListingCommands } from './use-listing-commands';
import { thumbnailSizes, ViewChoice, type View } from './view-choice';

/** Every image of the project. */
export function ImagesScreen({ onOpen }: { readonly onOpen: (image: ImageId) => void }) {
  const { t } = useTranslation();
  const { ids, selection } = useStore(listing);
  const [view, setView] = useRemembered<View>('images.view', 'grid', isView);
  const [size, setSize] = useRemembered<number>('images.thumbnail-size', thumbnailSizes.usual, isSize);
  useListingCommands(onOpen);
  const over = useWindowDrop((items) => reportFailure(addDropped(items)));
  const List = view === 'grid' ? ImageGrid : ImageTable;
  return (
    <>
      <div className={classes['bar']}>
        <FilterBar />
        <ViewChoice view={view} size={size} onView={setView} onSize={setSize} />
        <Toolbar />
      </div>
      <div className={classes['banners']}>
        <MissingBanner />
      </div>
      <div className={classes['work']}>
        {ids?.length === 0 && <NoImages />}
        {ids !== null && ids.length > 0 && (
          <List ids={ids} selection={selection} thumbnailSize={size} onOpen={onOpen} />
        )}
      </div>
      <ImagesStatus listed={ids?.length ?? null} selected={selection.selected.size} />
      <DropOverlay shown={over} label={t('images.drop')} />
    </>
  );
}

function isView(value: unknown): value is View {
  return value === 'grid' || value === 'table';
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && value >= thumbnailSizes.least && value <= thumbnailSizes.most;
}
