import { assertNever } from '@shared/lib/assert';
import { GuidelinesScreen } from '../features/guidelines/guidelines-screen';
import { HomeScreen } from '../features/home/home-screen';
import { ImagesScreen } from '../features/images/images-screen';
import { ReviewScreen } from '../features/review/review-screen';
import { SettingsScreen } from '../features/settings/settings-screen';
import { TeamScreen } from '../features/team/team-screen';
import { AnnotateRoute } from './annotate-route';
import { commandCatalogue } from './command-catalogue';
import { imageAt, openImage } from './open-annotate';
import { go, type Route } from './routes';

/** The screen of a route. */
export function Screen({ route }: { readonly route: Route }) {
  switch (route.name) {
    case 'home':
      return <HomeScreen onOpened={() => go({ name: 'images' })} />;
    case 'images':
      return <ImagesScreen onOpen={openImage} />;
    case 'annotate':
      return <AnnotateRoute image={route.image} />;
    case 'review':
      return <ReviewScreen onImages={() => go({ name: 'images' })} />;
    case 'guidelines':
      return <GuidelinesScreen onOpen={openImage} />;
    case 'team':
      return <TeamScreen />;
    case 'settings':
      return <SettingsScreen commands={commandCatalogue()} image={imageAt()} />;
    default:
      return assertNever(route);
  }
}
