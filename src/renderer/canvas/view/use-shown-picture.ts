import { useEffect, useState } from 'react';
import { windowOfSamples } from '@shared/lib/tone-window';
import type { Editor } from '../editor/editor';
import { windowOf, type ToneRange } from '../editor/window-level';
import { useEditor } from './overlay/use-editor';
import type { DecodedPicture, LoadedPicture, Picture } from './picture/picture';

/** The long side of the copy that the values of a picture of 8 bits are counted on. */
const COUNTED_SIDE = 256;

interface Made {
  readonly of: LoadedPicture;
  readonly picture: DecodedPicture;
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
    if (loaded?.type === 'deep') tell({ top: 65_535, auto: loaded.auto, isDeep: true });
    else if (loaded?.type === 'decoded') rangeOf(loaded).then(tell, () => undefined);
    return () => {
      left = true;
      editor.store.setState({ range: null });
    };
  }, [editor, loaded]);

  useEffect(() => {
    if (loaded?.type !== 'deep' || range?.isDeep !== true) return;
    loaded.in({ low, high }).then(
      (picture) => picture && setMade({ of: loaded, picture }),
      () => undefined,
    );
  }, [loaded, range, low, high]);

  if (loaded?.type !== 'deep') return loaded;
  return made?.of === loaded ? made.picture : null;
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
  const samples = Uint16Array.from({ length: across * down * 3 }, (_, at) => data[at + Math.floor(at / 3)]! * 257);
  return { top: 255, auto: windowOfSamples(samples), isDeep: false };
}
