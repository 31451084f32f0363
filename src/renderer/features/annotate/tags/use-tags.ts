import i18next from 'i18next';
import { useEffect } from 'react';
import type { ImageTags } from '@shared/contract/tags';
import type { MemberId } from '@shared/model/ids';
import { call, on } from '../../../bridge/bridge';
import { liveState } from '../../../bridge/live-state';
import { showError } from '../../../i18n/show-error';
import type { Session } from '../session/session';
import { showTags, tagStore } from './tag-store';

/** Keeps what is said of the image under work, and tells when drawing took an answer back. */
export function useTags(session: Session | null): void {
  useEffect(() => {
    if (!session) return undefined;
    const image = session.image.id;
    let asked = 0;
    function read(): void {
      const own = ++asked;
      call('tags.of', { image }).then((found) => {
        if (own !== asked) return;
        const member = liveState.getState().project?.member.id;
        const before = tagStore.getState();
        const withdrawn = before.image === image && saysEmpty(before, member) && !saysEmpty(found, member);
        if (withdrawn && labels(session!) > 0) {
          session!.say(i18next.t('tags.withdrawn'));
        }
        showTags(image, found);
      }, showError);
    }
    read();
    const endListening = on('project.changed', ({ images }) => {
      if (images === null || images.includes(image)) read();
    });
    return () => {
      asked += 1;
      endListening();
      showTags(null);
    };
  }, [session]);
}

export function saysEmpty({ tags }: Pick<ImageTags, 'tags'>, member: MemberId | undefined): boolean {
  return tags.some(({ tag, authors }) => tag.type === 'empty' && authors.some(({ id }) => id === member));
}

function labels({ editor }: Session): number {
  let count = 0;
  for (const { kind } of editor.store.getState().document.shapes.values()) if (kind === 'annotation') count++;
  return count;
}
