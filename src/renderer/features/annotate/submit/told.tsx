import { Popover } from '@mantine/core';
import i18next from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Told as Words } from '@shared/model/feedback';
import { useLive } from '../../../bridge/use-live';
import { hintWords } from './hint-words';
import classes from './submission-mark.module.css';
import { showMessage } from '../../../ui/show-message';

const STORAGE_KEY = 'plumbline.annotate.toldAt';

/** What this person was told of the pictures whose truth is known; news are shown once, the last word stays. */
export function Told({ told }: { readonly told: Words }) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  const { images, hints } = told;
  const share = shareOf(told);
  useEffect(() => tellOnce(told), [told]);
  return (
    <Popover position="top" withArrow>
      <Popover.Target>
        <button type="button" className={classes['submit']}>
          {t('gold.told', { share })}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes['told']}>{t('gold.told.score', { count: images, share })}</p>
        <ul className={classes['hints']}>
          {hintWords(hints, known).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function shareOf({ score }: Words): number {
  return Math.round(score * 100);
}

/** News are known by when they were written. */
function tellOnce(told: Words): void {
  const seen = localStorage.getItem(STORAGE_KEY);
  localStorage.setItem(STORAGE_KEY, told.at);
  if (seen === told.at) return;
  showMessage({
    title: i18next.t('gold.told.score', { count: told.images, share: shareOf(told) }),
    message: hintWords(told.hints).join(' '),
    autoClose: 12_000,
    withBorder: true,
    role: 'status',
    closeButtonProps: { 'aria-label': i18next.t('common.close') },
  });
}
