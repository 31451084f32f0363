import type { assignmentsContract } from '@shared/contract/assignments';
import type { Handlers } from '@shared/contract/define';
import { openAssignments } from '@main/db/queries/assignments';
import type { Session } from '@main/db/session';
import { whenFree } from '@main/db/when-free';
import { assign } from './assign';

export function assignmentHandlers(session: Session): Handlers<typeof assignmentsContract> {
  return {
    'assignments.assign': async (request) => {
      const { store } = session;
      const report = await whenFree(() => assign(store, request));
      session.announce({ images: [], listing: true });
      return report;
    },
    'assignments.mine': () => openAssignments(session.store.db, session.store.member),
  };
}
