import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImageId } from '@shared/model/ids';
import { thumbnailUrl } from '../../bridge/urls';
import classes from './thumbnail.module.css';

/** A picture in small; a sign in its place when there is none to show. Its name stands beside it, so it has none itself. */
export function Thumbnail({ image, missing }: { readonly image: ImageId; readonly missing: boolean }) {
  const [known, setKnown] = useState({ missing, failed: false });
  // A picture that was found again is worth another try.
  if (known.missing !== missing) setKnown({ missing, failed: missing && known.failed });
  return (
    <span className={classes['frame']} data-missing={missing}>
      {known.failed ? (
        <IconPhotoOff className={classes['none']} size={26} stroke={1.2} aria-hidden />
      ) : (
        <img
          className={classes['picture']}
          src={thumbnailUrl(image)}
          alt=""
          draggable={false}
          decoding="async"
          onError={() => setKnown({ missing, failed: true })}
        />
      )}
    </span>
  );
}
