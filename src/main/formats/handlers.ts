import type { Handlers } from '@shared/contract/define';
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
  return {
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
