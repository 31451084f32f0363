import { useMemo, type ComponentProps } from 'react';
import { CanvasView } from '../../../canvas/view/canvas-view';
import type { Session } from '../session/session';
import { marksOf } from './marks';
import { useCompared } from './use-compared';

type Props = Omit<ComponentProps<typeof CanvasView>, 'editor' | 'readings'> & { readonly session: Session };

/** The canvas, with the differences from a model marked on it while they are asked for. */
export function ComparedCanvas({ session, ...props }: Props) {
  const compared = useCompared(session)?.compared;
  const readings = useMemo(() => (compared ? marksOf(compared) : undefined), [compared]);
  return <CanvasView editor={session.editor} {...props} {...(readings && { readings })} />;
}
