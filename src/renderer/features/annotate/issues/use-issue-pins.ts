import { useMemo } from 'react';
import type { Pin } from '../../../canvas/view/overlay/pins-node';
import { useThreads } from '../../../threads/use-threads';
import type { Session } from '../session/session';

const NO_PINS: readonly Pin[] = [];

/** Where open issues are marked on the image. */
export function useIssuePins(session: Session | null): readonly Pin[] {
  const threads = useThreads(session?.image.id ?? null, false);
  return useMemo(() => {
    const pins = threads.flatMap(({ id, region, state }) =>
      region && state === 'open' ? [{ id, geometry: region, mark: '#' }] : [],
    );
    return pins.length > 0 ? pins : NO_PINS;
  }, [threads]);
}
