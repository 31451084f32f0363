import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageId } from '@shared/model/ids';
import type { Region } from '@shared/model/region';
import { useAnswer } from '../../../bridge/use-answer';
import { ImageChoice } from './image-choice';
import { RegionDrawer } from './region-drawer';
import classes from './example-picker.module.css';

interface Props {
  /** Null while nothing is drawn. */
  readonly value: Region | null;
  readonly onChange: (place: Region | null) => void;
}

/** A place that is no label: an image is chosen, and a box drawn on it. */
export function ExamplePlace({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [image, setImage] = useState<ImageId | null>(null);
  const { value: found } = useAnswer('images.summaries', image && { ids: [image] }, ({ listing }) => listing);
  const picture = found?.[0];
  if (image === null) return <ImageChoice onChoose={setImage} />;
  if (!picture) return null;
  return (
    <>
      <Button
        className={classes['back'] ?? ''}
        size="compact-xs"
        variant="default"
        leftSection={<IconArrowLeft size={13} stroke={1.8} />}
        onClick={() => {
          setImage(null);
          onChange(null);
        }}
      >
        {t('place.image.other')}
      </Button>
      <RegionDrawer
        picture={picture}
        value={value?.region.type === 'box' ? value.region : null}
        onChange={(region) => onChange(region && { image: picture.id, region, annotation: null })}
      />
    </>
  );
}
