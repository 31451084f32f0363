import type { ThreadView } from '@shared/contract/threads';
import type { ImageId } from '@shared/model/ids';
import { useAnswer } from '../bridge/use-answer';

const NONE: readonly ThreadView[] = [];

/** What is said about an image, read again whenever the image changes. @param letters who labelled it goes by letter. */
export function useThreads(image: ImageId | null, letters: boolean): readonly ThreadView[] {
  const { value } = useAnswer(
    'threads.ofImage',
    image === null ? null : { image, letters },
    ({ images }) => images === null || (image !== null && images.includes(image)),
  );
  return value ?? NONE;
}
