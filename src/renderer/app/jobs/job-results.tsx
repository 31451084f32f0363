import { useEffect } from 'react';
import { useStore } from 'zustand';
import { onJobOver } from '../../bridge/jobs';
import { announceJob } from './announce-job';
import { ReportDialog } from './report-dialog';
import { shownReport, showReport } from './shown-report';

/** Says how long work ended, and holds the report that is open. */
export function JobResults() {
  const job = useStore(shownReport, (state) => state.job);
  useEffect(() => onJobOver(announceJob), []);
  return <ReportDialog job={job} onClose={() => showReport(null)} />;
}
