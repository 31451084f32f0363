import { useEffect } from 'react';
import { useAnswer } from '../../../bridge/use-answer';
import type { Session } from '../session/session';
import { decidedStore } from './decided-store';

/** Keeps what was decided on the image under work. */
export function useDecided(session: Session | null): void {
  const image = session?.image.id;
  const { value } = useAnswer(
    'disclosures.ofImage',
    image === undefined ? null : { image },
    ({ images }) => images === null || (image !== undefined && images.includes(image)),
  );
  useEffect(() => {
    decidedStore.setState({ decisions: value ?? [] });
    return () => decidedStore.setState({ decisions: [] });
  }, [value]);
}
