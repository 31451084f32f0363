import { windowOfSamples } from '@shared/lib/tone-window';
import { loadHalves, samplesOf, type SampledPicture, shownIn } from './split-samples';
import type { TileToneReply, TileToneRequest } from './tile-tone-messages';

/** Tiles whose samples are kept, for another window: a megabyte and a half each. */
const MOST_KEPT = 48;

const kept = new Map<string, SampledPicture>();

globalThis.addEventListener('message', ({ data }: MessageEvent<TileToneRequest>) => {
  answer(data).catch((error: unknown) => reply({ id: data.id, problem: String(error) }, []));
});

async function answer({ id, url, window }: TileToneRequest): Promise<void> {
  const tile = kept.get(url) ?? samplesOf(await loadHalves(url));
  kept.delete(url);
  kept.set(url, tile);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  if (window === null) return reply({ id, auto: windowOfSamples(tile.samples) }, []);
  const bitmap = shownIn(tile, window);
  reply({ id, bitmap }, [bitmap]);
}

function reply(message: TileToneReply, transfer: Transferable[]): void {
  globalThis.postMessage(message, { transfer });
}
