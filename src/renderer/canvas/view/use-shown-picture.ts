import { useEffect, useState } from 'react';
import { windowOfSamples } from '@shared/lib/tone-window';
import type { Editor } from '../editor/editor';
import { windowOf, type ToneRange } from '../editor/window-level';
import { useEditor } from './overlay/use-editor';
import type { DeepPicture } from './picture/deep-picture';
import type { DeepTiles } from './picture/deep-tiles';
import type { DecodedPicture, LoadedPicture, Picture } from './picture/picture';

/** The long side of the copy that the values of a picture of 8 bits are counted on. */
const COUNTED_SIDE = 256;

/** Milliseconds after which they are counted however much there is to do. */
const MOST_WAIT = 1000;

interface Made {
  readonly of: LoadedPicture;
  readonly picture: Picture;
}

/** What the canvas paints: a picture of 16 bits is made for the window that is in force. Tells the editor its range. */
export function useShownPicture(editor: Editor, loaded: LoadedPicture | null): Picture | null {
  const [made, setMade] = useState<Made | null>(null);
  const adjustments = useEditor(editor, (state) => state.adjustments);
  const range = useEditor(editor, (state) => state.range);
  const { low, high } = windowOf(adjustments, range);

  useEffect(() => {
    let left = false;
    const tell = (known: ToneRange | null) => {
      if (!left) editor.store.setState({ range: known });
    };
    if (isDeep(loaded)) tell({ top: 65_535, auto: loaded.auto, isDeep: true });
    // Nobody asks before the picture is seen.
    const wait = requestIdleCallback(
      () => {
        if (loaded?.type === 'decoded') rangeOf(loaded).then(tell, () => undefined);
      },
      { timeout: MOST_WAIT },
    );
    return () => {
      left = true;
      cancelIdleCallback(wait);
      editor.store.setState({ range: null });
    };
  }, [editor, loaded]);

  useEffect(() => {
    if (!isDeep(loaded) || range?.isDeep !== true) return;
    void Promise.resolve(loaded.in({ low, high })).then(
      (picture) => picture && setMade({ of: loaded, picture }),
      () => undefined,
    );
  }, [loaded, range, low, high]);

  if (!isDeep(loaded)) return loaded;
  return made?.of === loaded ? made.picture : null;
}

/** A screen shows only a part of its values at a time. */
function isDeep(picture: LoadedPicture | null): picture is DeepPicture | DeepTiles {
  return picture?.type === 'deep' || picture?.type === 'deep-tiles';
}

async function rangeOf({ width, height, levels }: DecodedPicture): Promise<ToneRange | null> {
  const scale = Math.min(1, COUNTED_SIDE / Math.max(width, height));
  const [across, down] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const small = await createImageBitmap(levels.at(-1)!, { resizeWidth: across, resizeHeight: down });
  const context = new OffscreenCanvas(across, down).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(small, 0, 0);
  small.close();
  const { data } = context.getImageData(0, 0, across, down);
  // Every fourth byte is opaque; a byte twice is the same part of 16 bits.
  const samples = new Uint16Array(across * down * 3);
  for (let from = 0, to = 0; to < samples.length; from++) if (from % 4 !== 3) samples[to++] = data[from]! * 257;
  return { top: 255, auto: windowOfSamples(samples), isDeep: false };
}
