import type { Handlers } from '@shared/contract/define';
import type { threadsContract } from '@shared/contract/threads';
import type { ImageId } from '@shared/model/ids';
import type { Session } from '@main/db/session';
import { whenFree } from '@main/db/when-free';
import { readThreads } from './threads/read-threads';
import { answerThread, openThread, setThreadState, takeBackComment } from './threads/threads';

export function threadHandlers(session: Session): Handlers<typeof threadsContract> {
  async function changed(work: () => ImageId): Promise<null> {
    const image = await whenFree(work);
    session.announce({ images: [image] });
    return null;
  }

  return {
    'threads.ofImage': ({ image, letters }) => readThreads(session.store, image, letters),
    'threads.open': async (opened) => {
      const thread = await whenFree(() => openThread(session.store, opened));
      session.announce({ images: [opened.image] });
      return { thread };
    },
    'threads.answer': ({ thread, text }) => changed(() => answerThread(session.store, thread, text)),
    'threads.setState': ({ thread, state }) => changed(() => setThreadState(session.store, thread, state)),
    'threads.takeBack': ({ comment }) => changed(() => takeBackComment(session.store, comment)),
  };
}
