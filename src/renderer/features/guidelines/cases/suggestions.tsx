import { Button } from '@mantine/core';
import { IconZoomScan } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SuggestedCaseView } from '@shared/contract/case-signals';
import { call } from '../../../bridge/bridge';
import { whenOver } from '../../../bridge/jobs';
import { useAnswer } from '../../../bridge/use-answer';
import { useLive } from '../../../bridge/use-live';
import { Crop } from '../../../crop/crop';
import { describeError } from '../../../i18n/describe-error';
import { showError } from '../../../i18n/show-error';
import { openNewCase } from '../../../new-case/new-case';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import { ClassTags } from '../parts/class-tags';
import classes from './suggestions.module.css';

const cropsAtMost = 6;
const shownAtFirst = 6;

/** What may be rare cases, by looks, disputes and rarity: to be made one, or to be put aside. */
export function Suggestions() {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const task = useTask();
  const { value: found, again } = useAnswer('guidelines.suggestions', {}, ({ guidelines }) => guidelines === true);
  const look = () =>
    task.start(async () => {
      const { job } = await call('guidelines.findSignals', {});
      await whenOver(job);
      again();
    });
  const items = found?.items ?? [];
  return (
    <section className={classes['suggestions']} aria-label={t('cases.suggested')}>
      <div className={classes['head']}>
        <h2 className={classes['heading']}>
          {t('cases.suggested')}
          {found && <span className={classes['dim']}> {items.length}</span>}
        </h2>
        <span className={classes['dim']}>{describe(t, found)}</span>
        <Button
          size="compact-xs"
          variant="default"
          loading={task.busy}
          leftSection={<IconZoomScan size={13} stroke={1.7} />}
          onClick={look}
        >
          {t(found ? 'cases.suggested.again' : 'cases.suggested.look')}
        </Button>
      </div>
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
      {items.length > 0 && (
        <ul className={classes['list']}>
          {items.slice(0, all ? items.length : shownAtFirst).map((item) => (
            <li key={`${item.signal} ${item.objects[0]}`}>
              <Suggestion item={item} onDone={again} />
            </li>
          ))}
        </ul>
      )}
      {items.length > shownAtFirst && !all && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          {t('cases.suggested.all', { count: items.length - shownAtFirst })}
        </Button>
      )}
    </section>
  );
}

function describe(t: TFunction, found: { readonly objects: number; readonly unseen: number } | null): string {
  if (found === null) return t('cases.suggested.hint');
  const { objects, unseen } = found;
  return unseen > 0 ? t('cases.suggested.unseen', { objects, unseen }) : t('cases.suggested.seen', { objects });
}

function Suggestion({ item, onDone }: { readonly item: SuggestedCaseView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const labelClasses = useLive((state) => state.classes);
  const nameOf = (id: string | null) => labelClasses.find((one) => one.id === id)?.name;
  const make = () =>
    openNewCase({
      members: item.places,
      signal: item.signal,
      readings:
        item.readings.length < 2
          ? []
          : item.readings.map(({ class: label }) => ({
              text: label === null ? t('cases.reading.nothing') : t('cases.reading.class', { name: nameOf(label) }),
              class: label,
            })),
    });
  const dismiss = () => call('guidelines.dismissSuggestion', { objects: item.objects }).then(onDone, showError);
  return (
    <article className={classes['card']} aria-label={t(`cases.why.${item.signal}`)}>
      <div className={classes['text']}>
        <p className={classes['why']}>
          <ClassTags ids={[item.class]} /> · {t(`cases.why.${item.signal}`)}
        </p>
        <p className={`${classes['dim']} figures`}>{reasonOf(t, item)}</p>
      </div>
      <ul className={classes['crops']} aria-label={t('guidelines.cases.samples')}>
        {item.places.slice(0, cropsAtMost).map(({ image, region }, index) => (
          <li key={index}>
            <Crop image={image} region={region} label={t('cases.suggested.sample')} />
          </li>
        ))}
      </ul>
      <div className={classes['buttons']}>
        <Button size="compact-xs" onClick={make}>
          {t('cases.suggested.make')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => void dismiss()}>
          {t('cases.suggested.dismiss')}
        </Button>
      </div>
    </article>
  );
}

function reasonOf(t: TFunction, { signal, size, disputed, doubt, usual, answers }: SuggestedCaseView): string {
  if (answers.length > 0) return t('cases.reason.answers', { count: size, answers: answers.join(' + ') });
  if (signal === 'disagreement') {
    return t('cases.reason.disagreement', { disputed, count: size, usual: usual ?? 0 });
  }
  if (signal === 'uncertainty')
    return t('cases.reason.uncertainty', { count: size, doubt: doubt ?? 0, usual: usual ?? 0 });
  return t(signal === 'outlier' ? 'cases.reason.outlier' : 'cases.reason.rarity', { count: size });
}
