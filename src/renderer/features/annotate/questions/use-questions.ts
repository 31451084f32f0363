import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { call, on } from '../../../bridge/bridge';
import { useLive } from '../../../bridge/use-live';
import type { Pin } from '../../../canvas/view/overlay/pins-node';
import { showError } from '../../../i18n/show-error';
import type { Session } from '../session/session';
import { pinsOf } from './pins';
import { questionStore } from './question-store';

const NO_PINS: readonly Pin[] = [];

/** Keeps the questions of the image under work, and says where they are drawn. */
export function useQuestions(session: Session | null): readonly Pin[] {
  const image = session?.image;
  const questions = useStore(questionStore, (state) => state.questions);
  const member = useLive((state) => state.project?.member.id);
  useEffect(() => {
    if (!image) return undefined;
    let asked = 0;
    function read(): void {
      const own = ++asked;
      call('guidelines.questions', { filter: 'all', image: image!.id, mine: false }).then(
        (found) => own === asked && questionStore.setState({ questions: found }),
        (error: unknown) => own === asked && showError(error),
      );
    }
    read();
    const endListening = on('project.changed', ({ guidelines, images }) => {
      if (guidelines || images === null) read();
    });
    return () => {
      asked += 1;
      endListening();
      questionStore.setState({ questions: [], asking: null });
    };
  }, [image]);
  return useMemo(
    () => (image && questions.length > 0 ? pinsOf(questions, image, member) : NO_PINS),
    [questions, image, member],
  );
}
