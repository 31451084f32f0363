import type { MouseEvent } from 'react';
import type { ImageId } from '@shared/model/ids';
import { select } from './listing';
import { extendTo, selectOnly, toggle } from './selection';

/** A click on an image of a list, with whatever keys are held. */
export function pointAt(event: MouseEvent, image: ImageId): void {
  select((selection, ids) => {
    if (event.shiftKey) return extendTo(selection, image, ids);
    if (event.ctrlKey || event.metaKey) return toggle(selection, image);
    return selectOnly(image);
  });
}
