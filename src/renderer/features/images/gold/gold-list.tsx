import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { GoldView } from '@shared/contract/gold';
import { call } from '../../../bridge/bridge';
import { thumbnailUrl } from '../../../bridge/urls';
import { showError } from '../../../i18n/show-error';
import { IconButton } from '../../../ui/icon-button';
import classes from './gold-dialog.module.css';

interface Props {
  readonly images: GoldView['images'];
  readonly mayChange: boolean;
}

/** Which pictures measure, and what is expected on them. */
export function GoldList({ images, mayChange }: Props) {
  const { t } = useTranslation();
  return (
    <section className={classes['section']}>
      <h3>{t('gold.images', { count: images.length })}</h3>
      {images.length === 0 ? (
        <p className={classes['hint']}>{t('gold.images.none')}</p>
      ) : (
        // Something in it can have the focus only where it can be changed.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls is walked by keys
        <ul className={classes['images']} aria-label={t('gold.images', { count: images.length })} tabIndex={0}>
          {images.map(({ image, path, objects, from, submitted }) => (
            <li key={image}>
              <img className={classes['thumbnail']} src={thumbnailUrl(image)} alt="" loading="lazy" />
              <span className={classes['image']}>
                <span className={classes['path']}>{path}</span>
                <span className={classes['hint']}>
                  {t('gold.images.line', { objects, submitted })} · {t(`gold.images.from.${from}`)}
                </span>
              </span>
              {mayChange && (
                <IconButton
                  label={t('gold.unmark', { name: path })}
                  icon={IconX}
                  onClick={() => void call('gold.unmark', { images: [image] }).catch(showError)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
