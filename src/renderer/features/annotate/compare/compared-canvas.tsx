import { useMemo, type ComponentProps } from 'react';
import { useStore } from 'zustand';
import { CanvasView } from '../../../canvas/view/canvas-view';
import { marksOfDecided } from '../decided/decided-marks';
import { decidedStore } from '../decided/decided-store';
import type { Session } from '../session/session';
import { marksOf } from './marks';
import { useCompared } from './use-compared';

type Props = Omit<ComponentProps<typeof CanvasView>, 'editor' | 'readings'> & { readonly session: Session };

/** The canvas, with what was decided on it, and the differences from a model while they are asked for. */
export function ComparedCanvas({ session, ...props }: Props) {
  const compared = useCompared(session)?.compared;
  const { decisions, isDrawn } = useStore(decidedStore);
  const document = useStore(session.editor.store, (state) => (decisions.length > 0 ? state.document : null));
  const differing = useMemo(() => (compared ? marksOf(compared) : []), [compared]);
  const decided = useMemo(
    () => (isDrawn && document ? marksOfDecided(decisions, document) : []),
    [isDrawn, decisions, document],
  );
  const readings = useMemo(() => [...decided, ...differing], [decided, differing]);
  return <CanvasView editor={session.editor} {...props} {...(readings.length > 0 && { readings })} />;
}
