import { createStore } from 'zustand/vanilla';
import type { JobState } from '@shared/contract/jobs';

/** The finished job whose report is open, if any. */
export const shownReport = createStore<{ readonly job: JobState | null }>(() => ({ job: null }));

export function showReport(job: JobState | null): void {
  shownReport.setState({ job });
}
