import { Button, NumberInput, Select } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { disagreementKinds } from '@shared/agreement/objects/disagreement';
import type { QueueFilter, ReviewQueue, ReviewSettings } from '@shared/contract/review';
import { useAnswer } from '../../bridge/use-answer';
import { useLive } from '../../bridge/use-live';
import { showError } from '../../i18n/show-error';
import { IconButton } from '../../ui/icon-button';
import { moveHistory, setFilter, setSettings } from './review-actions';
import classes from './review.module.css';

interface Props {
  readonly filter: QueueFilter;
  readonly settings: ReviewSettings;
  readonly counts: ReviewQueue['counts'];
  readonly history: ReviewQueue['history'];
  readonly onAccept: () => void;
}

const views = {
  undecided: ['open', 'reopened', 'contested'],
  reopened: ['reopened'],
  agreed: ['agreed'],
  settled: ['settled'],
} as const;

/** Which disputes are shown, from where on people agree, and what they agree on. */
export const ReviewBar = memo(function ReviewBar({ filter, settings, counts: found, history, onAccept }: Props) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  const { value: rules } = useAnswer('guidelines.rules', { version: 'draft' }, ({ guidelines }) => guidelines === true);
  const { standing, kind: kinds } = found;
  const counts = {
    undecided: standing.open + standing.reopened + standing.contested,
    reopened: standing.reopened,
    agreed: standing.agreed,
    settled: standing.settled,
  };
  const names = Object.keys(views) as (keyof typeof views)[];
  const view = names.find((name) => String(views[name]) === String(filter.standings));
  return (
    <div className={classes['bar']}>
      <Select
        className={classes['filter'] ?? ''}
        aria-label={t('review.filter.standing')}
        allowDeselect={false}
        data={names.map((name) => ({
          value: name,
          label: t(`review.view.${name}`, { count: counts[name] }),
        }))}
        value={view ?? null}
        onChange={(value) => {
          const chosen = names.find((name) => name === value);
          if (chosen) setFilter({ standings: [...views[chosen]] });
        }}
      />
      <Select
        className={classes['filter'] ?? ''}
        aria-label={t('review.filter.kind')}
        placeholder={t('review.filter.kind')}
        clearable
        data={disagreementKinds.map((kind) => ({ value: kind, label: `${t(`review.kind.${kind}`)} (${kinds[kind]})` }))}
        value={filter.kind}
        onChange={(value) => setFilter({ kind: disagreementKinds.find((kind) => kind === value) ?? null })}
      />
      <Select
        className={classes['filter'] ?? ''}
        aria-label={t('review.filter.class')}
        placeholder={t('review.filter.class')}
        clearable
        searchable
        data={known.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.class}
        onChange={(value) => setFilter({ class: known.find(({ id }) => id === value)?.id ?? null })}
      />
      {rules !== null && rules.length > 0 && (
        <Select
          className={classes['filter'] ?? ''}
          aria-label={t('review.filter.rule')}
          placeholder={t('review.filter.rule')}
          clearable
          data={rules.map(({ id, title }) => ({ value: id, label: title }))}
          value={filter.rule}
          onChange={(value) => setFilter({ rule: rules.find(({ id }) => id === value)?.id ?? null })}
        />
      )}
      <span className={classes['gap']} />
      <Share
        label={t('review.threshold')}
        hint={t('review.threshold.hint')}
        value={settings.threshold}
        least={10}
        onChange={(threshold) => setSettings({ threshold })}
      />
      <Share
        label={t('review.wellPlaced')}
        hint={t('review.wellPlaced.hint')}
        value={settings.wellPlaced}
        least={0}
        onChange={(wellPlaced) => setSettings({ wellPlaced })}
      />
      <IconButton
        label={t('review.undo')}
        icon={IconArrowBackUp}
        keys={['Mod', 'Z']}
        disabled={history.undo === null}
        onClick={() => void moveHistory('undo').catch(showError)}
      />
      <IconButton
        label={t('review.redo')}
        icon={IconArrowForwardUp}
        keys={['Mod', 'Shift', 'Z']}
        disabled={history.redo === null}
        onClick={() => void moveHistory('redo').catch(showError)}
      />
      <Button disabled={standing.agreed === 0} onClick={onAccept}>
        {t('review.acceptAgreed', { count: standing.agreed })}
      </Button>
    </div>
  );
});

interface ShareProps {
  readonly label: string;
  readonly hint: string;
  /** 0 to 1; shown in percent. */
  readonly value: number;
  readonly least: number;
  readonly onChange: (value: number) => void;
}

function Share({ label, hint, value, least, onChange }: ShareProps) {
  const shown = Math.round(value * 100);
  const [draft, setDraft] = useState<number | string>(shown);
  const [known, setKnown] = useState(shown);
  // It can be set from elsewhere as well: a comparison that is cancelled brings back what was.
  if (known !== shown) {
    setKnown(shown);
    setDraft(shown);
  }
  function take(next: number | string): void {
    setDraft(next);
    if (typeof next === 'number' && next >= least && next <= 100 && next > 0 && next !== shown) onChange(next / 100);
  }
  return (
    <NumberInput
      className={classes['figure'] ?? ''}
      aria-label={label}
      title={hint}
      prefix={`${label} `}
      suffix=" %"
      min={least}
      max={100}
      step={5}
      value={draft}
      onChange={take}
      // The field's words are part of what it shows; of what is pasted only the number counts.
      onPaste={(event) => {
        event.preventDefault();
        const found = /\d+(?:[.,]\d+)?/.exec(event.clipboardData.getData('text'));
        if (found) take(Math.round(Number(found[0].replace(',', '.'))));
      }}
      onBlur={() => setDraft(shown)}
    />
  );
}
