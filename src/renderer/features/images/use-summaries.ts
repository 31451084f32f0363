import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ImageSummary } from '@shared/contract/images';
import type { ImageId } from '@shared/model/ids';
import { summaryOf, summaryVersion, wantSummaries } from './summaries';

/** What is known of the images in view; asks for the rest. */
export function useSummaries(ids: readonly ImageId[]): readonly (ImageSummary | undefined)[] {
  useStore(summaryVersion, (state) => state.version);
  // After every rendering: asking is free when all is known, and the list is a new one each time anyway.
  useEffect(() => wantSummaries(ids));
  return ids.map(summaryOf);
}
