import { Slider } from '@mantine/core';
import { IconLayoutGrid, IconList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button';
import classes from './view-choice.module.css';

export type View = 'grid' | 'table';

export const thumbnailSizes = { least: 88, usual: 168, most: 360 } as const;

interface Props {
  readonly view: View;
  readonly size: number;
  readonly onView: (view: View) => void;
  readonly onSize: (size: number) => void;
}

/** Gallery or table, and how large the pictures of the gallery are. */
export function ViewChoice({ view, size, onView, onSize }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['choice']}>
      <Slider
        className={classes['size']}
        data-hidden={view === 'table'}
        size={2}
        thumbSize={12}
        label={null}
        thumbLabel={t('images.view.size')}
        min={thumbnailSizes.least}
        max={thumbnailSizes.most}
        step={8}
        value={size}
        onChange={onSize}
      />
      <IconButton
        icon={IconLayoutGrid}
        label={t('images.view.grid')}
        pressed={view === 'grid'}
        onClick={() => onView('grid')}
      />
      <IconButton
        icon={IconList}
        label={t('images.view.table')}
        pressed={view === 'table'}
        onClick={() => onView('table')}
      />
    </div>
  );
}
