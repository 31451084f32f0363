import { useEffect } from 'react';
import type { ImageAgreement } from '@shared/contract/agreement';
import { call, on } from '../../../bridge/bridge';
import { useLive } from '../../../bridge/use-live';
import { reportFailure } from '../../../i18n/show-error';
import type { ShapeId } from '../../../canvas/editor/shape';
import type { Session } from '../session/session';
import { agreementStore } from './agreement-store';

/** Keeps the agreement on each object while objects are coloured by it; asked again when the image changes. */
export function useAgreement(session: Session | null): void {
  const wanted = useLive((state) => state.looks.colourBy === 'agreement');
  useEffect(() => {
    if (!session || !wanted) return undefined;
    const image = session.image.id;
    let asked = 0;
    function read(): void {
      const own = ++asked;
      reportFailure(
        call('agreement.ofImage', { image }).then((found) => {
          if (own !== asked) return;
          agreementStore.setState({ image, found });
          session!.editor.store.setState({ agreement: byLabel(found) });
        }),
      );
    }
    read();
    const endListening = on('project.changed', ({ images }) => {
      if (images === null || images.includes(image)) read();
    });
    return () => {
      asked += 1;
      endListening();
      agreementStore.setState({ image: null, found: null });
      session.editor.store.setState({ agreement: new Map() });
    };
  }, [session, wanted]);
}

function byLabel(found: ImageAgreement): ReadonlyMap<ShapeId, number> {
  return new Map(found.type === 'known' ? found.labels.map(({ id, agreement }) => [id, agreement]) : []);
}
