import { useEffect, useState } from 'react';
import type { ImageId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';

/** Whether the model has looked at the image, so that each prompt is answered at once. */
export type Seen =
  { readonly type: 'looking' } | { readonly type: 'ready' } | { readonly type: 'failed'; readonly error: unknown };

const looking: Seen = { type: 'looking' };

/** Has the model look at the image in advance. @param model null: there is none. */
export function useSeen(image: ImageId, model: string | null): Seen {
  const key = `${model} ${image}`;
  const [seen, setSeen] = useState<{ readonly key: string; readonly seen: Seen }>({ key: '', seen: looking });
  useEffect(() => {
    if (model === null) return undefined;
    let left = false;
    const show = (now: Seen) => {
      if (!left) setSeen({ key, seen: now });
    };
    call('assist.see', { image, model }).then(
      () => show({ type: 'ready' }),
      (error: unknown) => show({ type: 'failed', error }),
    );
    return () => {
      left = true;
    };
  }, [key, image, model]);
  return seen.key === key ? seen.seen : looking;
}
