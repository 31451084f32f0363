import { decodeLevels } from './decode';

/** Asked with an address; answers with the bitmaps, or with why there are none. */
export interface DecodeRequest {
  readonly id: number;
  readonly url: string;
}

export type DecodeAnswer =
  { readonly id: number; readonly levels: readonly ImageBitmap[] } | { readonly id: number; readonly problem: string };

addEventListener('message', ({ data: { id, url } }: MessageEvent<DecodeRequest>) => {
  decodeLevels(url).then(
    (levels) => answer({ id, levels }, levels),
    (error: unknown) => answer({ id, problem: String(error) }, []),
  );
});

function answer(message: DecodeAnswer, transfer: readonly ImageBitmap[]): void {
  postMessage(message, { transfer: [...transfer] });
}
