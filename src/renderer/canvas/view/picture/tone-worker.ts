import { windowOfSamples } from '@shared/lib/tone-window';
import { samplesOf, shownIn, type SampledPicture } from './split-samples';
import type { ToneReply, ToneRequest } from './tone-messages';

let picture: SampledPicture = { samples: new Uint16Array(0), width: 0, height: 0 };

globalThis.addEventListener('message', ({ data }: MessageEvent<ToneRequest>) => {
  if (data.type === 'samples') {
    picture = samplesOf(data.bitmap);
    const { width, height } = picture;
    return reply({ type: 'samples', width, height, auto: windowOfSamples(picture.samples) }, []);
  }
  const bitmap = shownIn(picture, data.window);
  reply({ type: 'show', bitmap }, [bitmap]);
});

function reply(message: ToneReply, transfer: Transferable[]): void {
  globalThis.postMessage(message, { transfer });
}
