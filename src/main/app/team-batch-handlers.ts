import type { Handlers } from '@shared/contract/define';
import type { teamBatchesContract } from '@shared/contract/team-batches';
import type { Session } from '@main/db/session';
import type { JobContext } from '@main/jobs/job';
import type { JobRegistry } from '@main/jobs/job-registry';
import { runInWorker } from '@main/jobs/run-in-worker';
import { secretsOf } from '@main/secrets/secrets';
import { withHub } from '@main/sync/hub/connect';
import { withPassword } from '@main/sync/hub/passwords';
import { changeBatch, listBatches, mayHelp } from '@main/sync/queue/batches';
import type { HelpInput, PutInput, teamJobs, TeamTools } from '@main/workers/team-jobs';

export interface TeamBatchDependencies {
  readonly session: Session;
  readonly jobs: JobRegistry;
  /** Absolute path of the built worker whose table holds `teamJobs`. */
  readonly worker: string;
  readonly tools: TeamTools;
}

/** Joins the room of models and that of the team, which know nothing of each other. */
export function teamBatchHandlers({
  session,
  jobs,
  worker,
  tools,
}: TeamBatchDependencies): Handlers<typeof teamBatchesContract> {
  const addressOf = (hub: string) => withPassword(hub, secretsOf(tools.userData));
  async function run(name: keyof typeof teamJobs, input: PutInput | HelpInput, context: JobContext) {
    try {
      return await runInWorker(worker, name, input, context);
    } finally {
      session.noticeOthers();
    }
  }
  return {
    'teamBatches.list': ({ hub }) =>
      withHub(addressOf(hub), async (open) => ({ batches: await listBatches(open), mayHelp: await mayHelp(open) })),
    'teamBatches.change': async ({ hub, batch, change }) => {
      const { project } = session.store;
      await withHub(addressOf(hub), (open) => changeBatch(open, project, batch, change));
      return null;
    },
    'teamBatches.put': ({ hub, request }) => {
      const { path: project } = session.store;
      return {
        job: jobs.start('team-put', (context) => run('putForTeam', { ...tools, project, hub, request }, context)),
      };
    },
    'teamBatches.help': ({ hub, stay }) => {
      const { path: project } = session.store;
      return { job: jobs.start('team-help', (context) => run('helpTeam', { ...tools, project, hub, stay }, context)) };
    },
  };
}
