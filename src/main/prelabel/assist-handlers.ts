import type { assistContract } from '@shared/contract/assist';
import type { Handlers } from '@shared/contract/define';
import type { Session } from '@main/db/session';
import { assistInBox } from './assist';
import type { PrelabelHost } from './host';
import type { ModelRoots } from './models';

export interface AssistHandlerDependencies {
  readonly session: Session;
  readonly host: PrelabelHost;
  readonly models: ModelRoots;
}

export function assistHandlers({ session, host, models }: AssistHandlerDependencies): Handlers<typeof assistContract> {
  return {
    'assist.inBox': async (request) => {
      const { store } = session;
      const answer = await assistInBox(store, host, models, request);
      if (answer.made > 0 && session.current === store) session.announce({ images: [request.image], classes: true });
      return answer;
    },
  };
}
