import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionView } from '@shared/contract/guideline-views';
import type { VersionRef } from '@shared/contract/guidelines';
import type { GuidelineVersionId } from '@shared/model/ids';
import { Dialog } from '../../../ui/dialog';
import { useGrowing } from '../../../ui/use-growing';
import { useReturnFocus } from '../parts/use-return-focus';
import { useAnswer } from '../../../bridge/use-answer';
import classes from './diff.module.css';
import { RuleDiff } from './rule-diff';

interface Props {
  /** Newest first. */
  readonly versions: readonly VersionView[];
  readonly withDraft: boolean;
  readonly current: GuidelineVersionId | null;
  readonly onClose: () => void;
}

/** Any two versions word by word; at first what the draft would change, or what the last version did. */
export function DiffDialog({ versions, withDraft, current, onClose }: Props) {
  const { t } = useTranslation();
  useReturnFocus();
  const [from, setFrom] = useState<VersionRef | null>(withDraft ? current : (versions[1]?.id ?? null));
  const [to, setTo] = useState<VersionRef>(withDraft ? 'draft' : (versions[0]?.id ?? 'draft'));
  const { value: diffs } = useAnswer('guidelines.diff', { from, to });
  const { shown, markEnd } = useGrowing(diffs ?? [], `${from} ${to}`);
  const refs: readonly VersionRef[] = [...(withDraft ? (['draft'] as const) : []), ...versions.map(({ id }) => id)];
  const data = refs.map((ref) => ({
    value: ref,
    label:
      ref === 'draft'
        ? t('guidelines.versions.draft')
        : t('guidelines.version', { number: versions.find(({ id }) => id === ref)?.number ?? 0 }),
  }));
  const chosen = (value: string | null) => refs.find((ref) => ref === value);
  return (
    <Dialog title={t('guidelines.diff.title')} closeLabel={t('common.close')} opened onClose={onClose} width={880}>
      <div className={classes['choices']}>
        <Select
          label={t('guidelines.diff.from')}
          data={data}
          value={from}
          placeholder={t('guidelines.diff.nothing')}
          onChange={(value) => setFrom(chosen(value) ?? null)}
        />
        <Select
          label={t('guidelines.diff.to')}
          allowDeselect={false}
          data={data}
          value={to}
          onChange={(value) => setTo(chosen(value) ?? to)}
        />
      </div>
      {diffs?.length === 0 && <p className={classes['dim']}>{t('guidelines.diff.same')}</p>}
      {shown.map((diff) => (
        <RuleDiff key={diff.rule} diff={diff} />
      ))}
      <span ref={markEnd} />
    </Dialog>
  );
}
