import i18next from 'i18next';
import { call } from '../bridge/bridge';
import { liveState } from '../bridge/live-state';
import type { PaletteEntry } from '../commands/palette-sources';
import { rank } from '../commands/rank';
import { everyImage, filterBy } from '../features/images/listing';
import { openImage } from './open-annotate';
import { go } from './routes';

const imagesShown = 8;
const classesShown = 5;

/** Classes whose name answers the query; choosing one lists its images. */
export async function findClasses(query: string): Promise<readonly PaletteEntry[]> {
  return liveState
    .getState()
    .classes.map((one) => ({ ...one, rank: rank(query, one.name) }))
    .filter((one) => one.rank > 1)
    .sort((one, other) => other.rank - one.rank)
    .slice(0, classesShown)
    .map(({ id, name, colour }) => ({
      id: `class:${id}`,
      label: name,
      kind: i18next.t('commands.kind.class'),
      colour,
      run: () => {
        filterBy({ ...everyImage, class: id });
        go({ name: 'images' });
      },
    }));
}

/** Images whose path holds the query. */
export async function findImages(query: string): Promise<readonly PaletteEntry[]> {
  if (!liveState.getState().project) return [];
  const ids = await call('images.ids', { filter: { ...everyImage, text: query }, sort: 'path' });
  if (ids.length === 0) return [];
  const found = await call('images.summaries', { ids: ids.slice(0, imagesShown) });
  return found.map(({ id, path }) => ({
    id: `image:${id}`,
    label: path,
    kind: i18next.t('commands.kind.image'),
    run: () => openImage(id),
  }));
}
