import type { ExportReport, ImportReport } from '@shared/contract/reports';
import { openStore } from '@main/db/open';
import type { Store } from '@main/db/store';
import { probeImage } from '@main/images/probe-image';
import type { JobContext } from '@main/jobs/job';
import { exportLabels, surveyExport, type ExportRequest } from './service/export-labels';
import { importLabels, type ImportRequest } from './service/import-labels';

/** Import and export as jobs of a worker thread, on a connection of their own to the project file. */
export const formatJobs = {
  import: ({ project, request }: JobInput<ImportRequest>, context: JobContext): Promise<ImportReport> =>
    withStore(project, (store) => importLabels(store, request, probeImage, serviceContext(context))),
  export: ({ project, request }: JobInput<ExportRequest>, context: JobContext): Promise<ExportReport> =>
    withStore(project, (store) => exportLabels(store, request, serviceContext(context))),
  'survey-export': ({ project, request }: JobInput<ExportRequest>, context: JobContext): Promise<ExportReport> =>
    withStore(project, (store) => surveyExport(store, request, serviceContext(context))),
};

export interface JobInput<Request> {
  /** Path of the project file. */
  readonly project: string;
  readonly request: Request;
}

async function withStore<T>(project: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore(project);
  try {
    return await work(store);
  } finally {
    store.db.close();
  }
}

function serviceContext({ signal, progress }: JobContext): { signal: AbortSignal; onProgress: JobContext['progress'] } {
  return { signal, onProgress: progress };
}
