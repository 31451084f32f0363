import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ImageSummary } from '@shared/contract/images';
import type { ImageId } from '@shared/model/ids';
import { summaryOf, summaryVersion, wantSummaries } from './summaries';

/** What is known of the images in view; asks for the rest. */
export function useSummaries(ids: readonly ImageId[]): readonly (ImageSummary | undefined)[] {
  useStore(summaryVersion, (state) => state.version);
  const key = `${ids[0] ?? ''}:${ids.at(-1) ?? ''}:${ids.length}`;
  useEffect(() => {
    wantSummaries(ids);
    // The ids in view are one stretch of the listing: its ends and its length say whether it is another.
  }, [key]);
  return ids.map(summaryOf);
}
