import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf } from '@shared/geometry/operations';
import type { ImageId } from '@shared/model/ids';
import { imageUrl } from '../bridge/urls';
import { useAnswer } from '../bridge/use-answer';
import { cropWindow } from './crop-window';
import classes from './crop.module.css';
import { outlinePath } from './outline-path';

interface Props {
  readonly image: ImageId;
  /** Null: the whole picture. */
  readonly region: Geometry | null;
  /** How it was before, drawn dashed. */
  readonly before?: Geometry | null;
  /** What is seen, for who does not see it. */
  readonly label: string;
  readonly aspect?: number;
  readonly colour?: string | undefined;
}

/** A region of a picture of the project with some of what is round it, and its outline; says so when the picture is missing. */
export function Crop({
  image,
  region,
  before = null,
  label,
  aspect = 4 / 3,
  colour = 'var(--plumb-accent-fill)',
}: Props) {
  const { t } = useTranslation();
  const [broken, setBroken] = useState(false);
  const { value: found } = useAnswer('images.summaries', { ids: [image] }, ({ listing }) => listing);
  if (found === null) return <div className={classes['crop']} data-crop="waiting" style={{ aspectRatio: aspect }} />;
  const picture = found[0];
  if (broken || !picture || picture.missing) {
    return (
      <div className={classes['missing']} style={{ aspectRatio: aspect }}>
        <IconPhotoOff size={20} stroke={1.4} aria-hidden />
        <span>{t(picture ? 'common.crop.missing' : 'common.crop.gone')}</span>
      </div>
    );
  }
  const bounds = region ? boundsOf(region) : { minX: 0, minY: 0, maxX: picture.width, maxY: picture.height };
  const { x, y, width, height } = cropWindow(bounds, picture, aspect);
  return (
    <svg
      className={classes['crop']}
      style={{ aspectRatio: aspect }}
      role="img"
      aria-label={label}
      viewBox={`${x} ${y} ${width} ${height}`}
    >
      <image
        href={imageUrl(image)}
        width={picture.width}
        height={picture.height}
        preserveAspectRatio="none"
        onError={() => setBroken(true)}
      />
      {before && <path className={classes['before']} d={outlinePath(before)} />}
      {region && <path className={classes['halo']} d={outlinePath(region)} />}
      {region && <path className={classes['outline']} d={outlinePath(region)} style={{ stroke: colour }} />}
    </svg>
  );
}
