import { assertNever } from '@shared/lib/assert';
import { useStore } from 'zustand';
import { AnnotateScreen } from '../features/annotate/annotate-screen';
import { HomeScreen } from '../features/home/home-screen';
import { ImagesScreen } from '../features/images/images-screen';
import { listing } from '../features/images/listing';
import { SettingsScreen } from '../features/settings/settings-screen';
import { openImage } from './open-annotate';
import type { ImageId } from '@shared/model/ids';
import type { Route } from './routes';

/** The screen of a route. */
export function Screen({ route }: { readonly route: Route }) {
  switch (route.name) {
    case 'home':
      return <HomeScreen />;
    case 'images':
      return <ImagesScreen onOpen={openImage} />;
    case 'annotate':
      return <Annotate image={route.image} />;
    case 'settings':
      return <SettingsScreen />;
    default:
      return assertNever(route);
  }
}

/** The canvas goes through the images as the gallery lists them. */
function Annotate({ image }: { readonly image: ImageId }) {
  const ids = useStore(listing, (state) => state.ids);
  return <AnnotateScreen imageId={image} imageIds={ids?.includes(image) ? ids : [image]} onOpenImage={openImage} />;
}
