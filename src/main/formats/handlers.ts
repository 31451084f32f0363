import type { Handlers } from '@shared/contract/define';
import type { ExportReport } from '@shared/contract/reports';
import type { formatsContract } from '@shared/contract/formats';
import type { Session } from '@main/db/session';
import type { JobRegistry } from '@main/jobs/job-registry';
import { runInWorker } from '@main/jobs/run-in-worker';
import type { formatJobs, JobInput } from './jobs';
import type { ExportRequest } from './service/export-labels';
import type { ImportRequest } from './service/import-labels';

export interface FormatHandlerDependencies {
  readonly session: Session;
  readonly jobs: JobRegistry;
  /** Absolute path of the built worker whose table holds `formatJobs`. */
  readonly worker: string;
}

export function formatHandlers({ session, jobs, worker }: FormatHandlerDependencies): Handlers<typeof formatsContract> {
  let surveying = new AbortController();

  return {
    'formats.survey': async ({ format }) => {
      // Whoever asks anew, or no more, does not want the answer before.
      surveying.abort();
      surveying = new AbortController();
      if (format === null) return null;
      const { signal } = surveying;
      const request: ExportRequest = { format, path: '', labels: { type: 'all' } };
      const input: JobInput<ExportRequest> = { project: session.store.path, request };
      const context = { signal, progress: () => undefined };
      try {
        // The job returns a report, as `formatJobs` says.
        const { losses } = (await runInWorker(
          worker,
          'survey-export' satisfies keyof typeof formatJobs,
          input,
          context,
        )) as ExportReport;
        return losses.map((loss) => ({ ...loss }));
      } catch (error) {
        if (signal.aborted) return null;
        throw error;
      }
    },
    'formats.import': ({ format, path, imagesFolder }) => {
      const request: ImportRequest = { format, path, imagesFolder, author: null, as: 'human' };
      const input: JobInput<ImportRequest> = { project: session.store.path, request };
      return {
        job: jobs.start('import', async (context) => {
          try {
            return await runInWorker(worker, 'import' satisfies keyof typeof formatJobs, input, context);
          } finally {
            session.noticeOthers();
          }
        }),
      };
    },
    'formats.export': ({ format, path }) => {
      const request: ExportRequest = { format, path, labels: { type: 'all' } };
      const input: JobInput<ExportRequest> = { project: session.store.path, request };
      return {
        job: jobs.start('export', (context) =>
          runInWorker(worker, 'export' satisfies keyof typeof formatJobs, input, context),
        ),
      };
    },
  };
}
