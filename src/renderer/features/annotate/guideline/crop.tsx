import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Bounds } from '@shared/geometry/coordinate';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf, ringsOf } from '@shared/geometry/operations';
import type { ImageId } from '@shared/model/ids';
import { imageUrl } from '../../../bridge/urls';
import classes from './crop.module.css';

interface CropProps {
  readonly image: ImageId;
  readonly region: Geometry;
  /** Said of the picture. */
  readonly label: string;
  /** Said in the place of a picture that does not come. */
  readonly missing: string;
}

interface Loaded {
  readonly width: number;
  readonly height: number;
}

/** The place in a picture with some of its surroundings, and the shape drawn on it. */
export function Crop({ image, region, label, missing }: CropProps) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failed, setFailed] = useState(false);
  if (failed) {
    return (
      <span className={classes['missing']}>
        <IconPhotoOff size={16} stroke={1.5} aria-hidden />
        {missing}
      </span>
    );
  }
  const view = surroundings(boundsOf(region));
  const shown = loaded && within(view, loaded);
  const { minX, minY, maxX, maxY } = shown ?? view;
  const [width, height] = [maxX - minX, maxY - minY];
  return (
    <span className={classes['crop']} style={{ aspectRatio: `${width} / ${height}` }}>
      <img
        src={imageUrl(image)}
        alt={label}
        loading="lazy"
        decoding="async"
        draggable={false}
        onLoad={({ currentTarget }) =>
          setLoaded({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
        }
        onError={() => setFailed(true)}
        style={{
          objectViewBox: `inset(${minY}px ${(loaded?.width ?? maxX) - maxX}px ${(loaded?.height ?? maxY) - maxY}px ${minX}px)`,
        }}
        data-loaded={loaded !== null || undefined}
      />
      <svg viewBox={`${minX} ${minY} ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
        {ringsOf(region).map((ring, index) => (
          <polygon key={index} points={ring.join(' ')} />
        ))}
      </svg>
    </span>
  );
}

/** A fifth of the longer side around, so that one sees what the place is part of. */
function surroundings({ minX, minY, maxX, maxY }: Bounds): Bounds {
  const margin = Math.max(maxX - minX, maxY - minY, 8) * 0.2;
  return { minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin };
}

function within({ minX, minY, maxX, maxY }: Bounds, { width, height }: Loaded): Bounds {
  return {
    minX: Math.min(Math.max(0, minX), width - 1),
    minY: Math.min(Math.max(0, minY), height - 1),
    maxX: Math.max(1, Math.min(width, maxX)),
    maxY: Math.max(1, Math.min(height, maxY)),
  };
}
