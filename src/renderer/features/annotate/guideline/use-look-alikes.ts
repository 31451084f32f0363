import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { LookAlikeAnswer } from '@shared/contract/case-signals';
import { call } from '../../../bridge/bridge';
import { showError } from '../../../i18n/show-error';
import type { Session } from '../session/session';

/** A picture is only looked at once the hand rests: it goes through a model. */
const RESTED_MILLISECONDS = 200;

/** The decided cases that look like the one object that is selected; null: nothing is, or it is being looked at. */
export function useLookAlikes(session: Session): LookAlikeAnswer | null {
  const shape = useStore(session.editor.store, ({ selection, document }) => {
    const [id] = selection;
    return selection.size === 1 && id !== undefined ? document.shapes.get(id) : undefined;
  });
  const [answer, setAnswer] = useState<{ readonly of: unknown; readonly value: LookAlikeAnswer } | null>(null);
  const image = session.image.id;
  useEffect(() => {
    if (!shape) return undefined;
    let isAsked = true;
    const timer = setTimeout(() => {
      const annotation = shape.kind === 'annotation' ? shape.id : null;
      call('guidelines.lookAlikes', { image, region: shape.geometry, class: shape.class, annotation }).then(
        (value) => isAsked && setAnswer({ of: shape, value }),
        (error: unknown) => isAsked && showError(error),
      );
    }, RESTED_MILLISECONDS);
    return () => {
      isAsked = false;
      clearTimeout(timer);
    };
  }, [image, shape]);
  return shape && answer?.of === shape ? answer.value : null;
}
