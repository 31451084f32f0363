import { Button } from '@mantine/core';
import { IconFilterOff, IconPhotoPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../bridge/use-live';
import { reportFailure } from '../../i18n/show-error';
import { EmptyState } from '../../ui/empty-state';
import { addFiles, addFolder } from './add-images';
import { everyImage, filterBy } from './listing';

/** Either the project has no images, or none matches; each says what to do. */
export function NoImages() {
  const { t } = useTranslation();
  const empty = useLive((state) => (state.project?.images ?? 0) === 0);
  if (!empty) {
    return (
      <EmptyState icon={IconFilterOff} title={t('images.none.match')} hint={t('images.none.match.hint')}>
        <Button variant="default" onClick={() => filterBy(everyImage)}>
          {t('images.none.match.clear')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconPhotoPlus} title={t('images.none')} hint={t('images.none.hint')}>
      <Button variant="default" onClick={() => reportFailure(addFiles(t))}>
        {t('images.add.files')}
      </Button>
      <Button onClick={() => reportFailure(addFolder(t))}>{t('images.add.folder')}</Button>
    </EmptyState>
  );
}
