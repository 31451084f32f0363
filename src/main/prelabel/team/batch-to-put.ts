import type { TeamBatch } from '@shared/contract/team-batch';
import type { ImageId } from '@shared/model/ids';
import type { Store } from '@main/db/store';
import type { Detector } from '../host';
import { planPrelabel, type PrelabelRequest } from '../prelabel-project';
import { describeBatch } from './describe-batch';

/**
 * What a run would do, to be put on a hub instead.
 *
 * @param limit images at most.
 */
export function batchToPut(
  store: Store,
  detector: Pick<Detector, 'card' | 'identity'>,
  request: PrelabelRequest & Pick<TeamBatch, 'reader'>,
  limit?: number,
) {
  return {
    plan(): { readonly images: readonly ImageId[]; readonly left: readonly string[] } {
      const { open, unmapped } = planPrelabel(store, detector, request);
      return { images: open.slice(0, limit).map(({ id }) => id), left: request.addClasses ? [] : unmapped };
    },
    describe: () => describeBatch(store, detector, request),
  };
}
