import type { agreementContract, ImageAgreement } from '@shared/contract/agreement';
import type { Handlers } from '@shared/contract/define';
import { runInWorker } from '@main/jobs/run-in-worker';
import type { ReviewHandlerDependencies } from './handlers';
import type { AgreementJob } from './jobs';

export function agreementHandlers({
  session,
  worker,
}: Pick<ReviewHandlerDependencies, 'session' | 'worker'>): Handlers<typeof agreementContract> {
  return {
    'agreement.ofImage': async ({ image }) => {
      const { path, member } = session.store;
      const job: AgreementJob = { project: path, member, image };
      const context = { signal: new AbortController().signal, progress: () => undefined };
      // The worker's table holds the function of that name.
      return (await runInWorker(worker, 'imageAgreement', job, context)) as ImageAgreement;
    },
  };
}
