import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RootInfo } from '@shared/contract/images';
import { call, on } from '../../bridge/bridge';
import { throttle } from '../../bridge/throttle';
import { reportFailure } from '../../i18n/show-error';
import { Message } from '../../ui/message';

const readEveryMilliseconds = 1000;

/** One line for each folder whose pictures are not where they were, with the way to say where they are now. */
export function MissingBanner() {
  const { t } = useTranslation();
  const roots = useRoots().filter((root) => root.missing > 0);
  const locate = async (root: RootInfo) => {
    const folder = await call('dialogs.chooseFolder', { title: t('images.locate.title', { name: root.name }) });
    if (folder) await call('images.relocate', { root: root.id, folder });
  };
  return roots.map((root) => (
    <Message
      key={root.id}
      tone="error"
      actions={
        <Button variant="default" size="compact-xs" onClick={() => reportFailure(locate(root))}>
          {t('images.locate')}
        </Button>
      }
    >
      {root.folder === null
        ? t('images.missing.unknown', { count: root.missing, name: root.name })
        : t('images.missing.banner', { count: root.missing, folder: root.folder })}
    </Message>
  ));
}

function useRoots(): readonly RootInfo[] {
  const [roots, setRoots] = useState<readonly RootInfo[]>([]);
  useEffect(() => {
    let gone = false;
    const read = () =>
      reportFailure(
        call('images.roots', {}).then((answer) => {
          if (!gone) setRoots(answer);
        }),
      );
    const readAgain = throttle(read, readEveryMilliseconds);
    const end = on('project.changed', ({ listing }) => {
      if (listing) readAgain();
    });
    // Files come and go while another program has the window's attention.
    window.addEventListener('focus', readAgain);
    readAgain();
    return () => {
      gone = true;
      end();
      window.removeEventListener('focus', readAgain);
    };
  }, []);
  return roots;
}
