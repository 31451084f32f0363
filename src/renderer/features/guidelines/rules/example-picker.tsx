import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassId } from '@shared/model/ids';
import type { Region } from '@shared/model/region';
import type { RuleExample } from '@shared/model/rule';
import { useAnswer } from '../../../bridge/use-answer';
import { Crop } from '../../../crop/crop';
import { Dialog } from '../../../ui/dialog';
import { useReturnFocus } from '../parts/use-return-focus';
import { ExamplePlace } from './example-place';
import classes from './example-picker.module.css';

const page = 24;
const most = 200;

interface Props {
  readonly classes: readonly ClassId[];
  readonly onPick: (place: Region, verdict: RuleExample['verdict']) => void;
  readonly onClose: () => void;
}

/** Crops to choose examples from: labels of the rule's classes, all labels, the members of a rare case, or a place that is drawn for it. */
export function ExamplePicker({ classes: about, onPick, onClose }: Props) {
  const { t } = useTranslation();
  useReturnFocus();
  const [from, setFrom] = useState<string>(about.length > 0 ? 'labels' : 'all');
  const [limit, setLimit] = useState(page);
  const [chosen, setChosen] = useState<number | null>(null);
  const [added, setAdded] = useState(0);
  const { value: cases } = useAnswer('guidelines.cases', {});
  const [drawn, setDrawn] = useState<Region | null>(null);
  const ofCase = cases?.find(({ id }) => id === from);
  const source = ofCase ? { case: ofCase.id } : { classes: from === 'labels' ? [...about] : [] };
  const isDrawn = from === 'image';
  const { value: found } = useAnswer('guidelines.places', isDrawn ? null : { from: source, offset: 0, limit });
  const items = found?.items ?? [];
  const place = isDrawn ? drawn : chosen === null ? undefined : items[chosen];
  const pick = (verdict: RuleExample['verdict']) => {
    if (!place) return;
    onPick(place, verdict);
    setAdded(added + 1);
    setChosen(null);
    setDrawn(null);
  };
  return (
    <Dialog
      title={t('folder.example.title')}
      closeLabel={t('common.close')}
      opened
      width={760}
      onClose={onClose}
      footer={
        <>
          <span className={`${classes['dim']} figures`} role="status">
            {(added > 0 || !place) && t('folder.example.added', { count: added })}
          </span>
          <Button variant="default" disabled={!place} onClick={() => pick('bad')}>
            {t('folder.example.bad')}
          </Button>
          <Button disabled={!place} onClick={() => pick('good')}>
            {t('folder.example.good')}
          </Button>
        </>
      }
    >
      <Select
        label={t('folder.example.from')}
        description={t('folder.example.hint')}
        inputWrapperOrder={['label', 'input', 'description']}
        allowDeselect={false}
        searchable
        data={[
          ...(about.length > 0 ? [{ value: 'labels', label: t('folder.example.from.labels') }] : []),
          { value: 'all', label: t('folder.example.from.all') },
          { value: 'image', label: t('place.from.image') },
          ...(cases ?? []).map(({ id, title }) => ({ value: id as string, label: title })),
        ]}
        value={from}
        onChange={(value) => {
          setFrom(value ?? 'all');
          setLimit(page);
          setChosen(null);
          setDrawn(null);
        }}
      />
      {isDrawn && <ExamplePlace value={drawn} onChange={setDrawn} />}
      {found !== null && items.length === 0 && <p className={classes['dim']}>{t('folder.example.none')}</p>}
      <ul className={classes['crops']}>
        {items.map(({ image, region }, index) => (
          <li key={index}>
            <button
              type="button"
              className={classes['choice']}
              aria-pressed={index === chosen}
              aria-label={t('folder.example.crop', { number: index + 1 })}
              onClick={() => setChosen(index)}
            >
              <Crop image={image} region={region} label="" />
            </button>
          </li>
        ))}
      </ul>
      {found !== null && found.total > items.length && limit < most && (
        <Button size="compact-xs" variant="subtle" onClick={() => setLimit(Math.min(most, limit + page))}>
          {t('folder.example.more', { count: found.total - items.length })}
        </Button>
      )}
    </Dialog>
  );
}
