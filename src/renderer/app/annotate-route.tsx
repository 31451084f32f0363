import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ImageId } from '@shared/model/ids';
import { AnnotateScreen } from '../features/annotate/annotate-screen';
import { listing } from '../features/images/listing';
import { openImage } from './open-annotate';

/** The canvas on one image; next and previous follow the listing of Images, as long as the image is in it. */
export function AnnotateRoute({ image }: { readonly image: ImageId }) {
  const ids = useStore(listing, (state) => state.ids);
  const imageIds = useMemo(() => (ids?.includes(image) ? ids : [image]), [ids, image]);
  return <AnnotateScreen imageId={image} imageIds={imageIds} onOpenImage={openImage} />;
}
