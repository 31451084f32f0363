import { useTranslation } from 'react-i18next';
import type { Tried } from '@shared/contract/prelabel';
import type { ImageId } from '@shared/model/ids';
import { imageUrl } from '../bridge/urls';
import { useAnswer } from '../bridge/use-answer';
import { outlinePath } from '../crop/outline-path';
import classes from './add-model-dialog.module.css';

/** What a model sees in one image. */
export function TriedPicture({ image, tried: { found, numbers } }: { readonly image: ImageId; readonly tried: Tried }) {
  const { t } = useTranslation();
  const { value } = useAnswer('images.summaries', { ids: [image] }, ({ listing }) => listing);
  const picture = value?.[0];
  if (!picture) return null;
  const label =
    numbers === null
      ? t('models.add.tried', { count: found.length, path: picture.path })
      : t('models.add.triedNumbers', { count: numbers, path: picture.path });
  const texts = found.flatMap(({ text }) => (text === null || text === '' ? [] : [text]));
  return (
    <figure style={{ margin: 0 }}>
      <figcaption aria-live="polite">{label}</figcaption>
      <svg
        className={classes['picture']}
        role="img"
        aria-label={label}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
      >
        <image href={imageUrl(image)} width={picture.width} height={picture.height} />
        {found.map(({ geometry, label: name, score }, index) => (
          <path key={index} className={classes['outline']} d={outlinePath(geometry)}>
            <title>{t('models.add.triedObject', { name, percent: Math.round(score * 100) })}</title>
          </path>
        ))}
      </svg>
      {texts.length > 0 && <p className={classes['texts']}>{texts.join(' · ')}</p>}
    </figure>
  );
}
