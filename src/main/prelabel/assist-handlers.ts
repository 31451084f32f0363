import type { assistContract } from '@shared/contract/assist';
import type { Handlers, Output } from '@shared/contract/define';
import type { Session } from '@main/db/session';
import { assistInBox } from './assist';
import { outlinePointed, seeImage } from './assist-pointing';
import type { PrelabelHost } from './host';
import type { ModelRoots } from './models';

type Sent = Output<(typeof assistContract)['assist.prompt']>;

export interface AssistHandlerDependencies {
  readonly session: Session;
  readonly host: PrelabelHost;
  readonly models: ModelRoots;
}

export function assistHandlers({ session, host, models }: AssistHandlerDependencies): Handlers<typeof assistContract> {
  return {
    'assist.see': (request) => seeImage(session.store, host, models, request),
    'assist.prompt': async (request) => {
      const answer = await outlinePointed(session.store, host, models, request);
      // The contract's type is mutable because zod infers it so; nobody writes into what is sent.
      return { ...answer, geometry: answer.geometry as Sent['geometry'] };
    },
    'assist.inBox': async (request) => {
      const { store } = session;
      const answer = await assistInBox(store, host, models, request);
      if (answer.made > 0 && session.current === store) session.announce({ images: [request.image], classes: true });
      return answer;
    },
  };
}
