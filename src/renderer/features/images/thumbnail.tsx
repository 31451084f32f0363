import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImageId } from '@shared/model/ids';
import { thumbnailUrl } from '../../bridge/urls';
import classes from './thumbnail.module.css';

/** A picture in small; a sign in its place when there is none to show. Its name stands beside it, so it has none itself. */
export function Thumbnail({ image, missing }: { readonly image: ImageId; readonly missing: boolean }) {
  const [failed, setFailed] = useState(false);
  return (
    <span className={classes['frame']} data-missing={missing}>
      {failed ? (
        <IconPhotoOff className={classes['none']} size={26} stroke={1.2} aria-hidden />
      ) : (
        <img
          className={classes['picture']}
          src={thumbnailUrl(image)}
          alt=""
          draggable={false}
          decoding="async"
          onError={() => setFailed(true)}
        />
      )}
    </span>
  );
}
