import { Button } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { GuidelineOverview } from '@shared/contract/guideline-views';
import type { VersionRef } from '@shared/contract/guidelines';
import { EmptyState } from '../../../ui/empty-state';
import { place, showRule } from '../place';
import { useAnswer } from '../../../bridge/use-answer';
import { newRule } from './new-rule';
import { RuleEditor } from './rule-editor';
import { RuleList } from './rule-list';
import classes from './rules-tab.module.css';
import { RuleReading } from './rule-view';
import { VersionsPanel } from './versions-panel';

/** Left the rules, centre one of them, right the versions. */
export function RulesTab({ overview }: { readonly overview: GuidelineOverview }) {
  const lead = overview.role === 'lead';
  const [chosen, setChosen] = useState<VersionRef | null>(null);
  const [editing, setEditing] = useState<'no' | 'new' | 'shown'>('no');
  const shown = chosen ?? (lead ? 'draft' : (overview.current?.id ?? null));
  const wanted = useStore(place, (state) => state.rule);
  const { value: listed, again } = useAnswer('guidelines.rules', shown && { version: shown });
  const { value: versions } = useAnswer('guidelines.versions', {});
  const selected = listed?.find(({ id }) => id === wanted)?.id ?? listed?.[0]?.id ?? null;
  const { value: rule } = useAnswer('guidelines.rule', shown && selected && { rule: selected, version: shown });
  const newestFirst = [...(versions ?? [])].sort((a, b) => b.number - a.number);
  const mayEdit = lead && shown === 'draft';
  const write = () => setEditing('new');
  const stop = () => {
    setEditing('no');
    again();
  };
  if (shown !== null && listed === null) return null;
  const rules = listed ?? [];
  if (rules.length === 0 && editing === 'no' && newestFirst.length === 0) {
    return <NoRules onWrite={lead ? write : null} />;
  }
  const edited = editing === 'shown' ? rule : null;
  return (
    <div className={classes['columns']}>
      <RuleList
        rules={rules}
        selected={editing === 'new' ? null : selected}
        onWrite={mayEdit ? write : null}
        onSelect={(id) => {
          setEditing('no');
          showRule(id);
        }}
      />
      <div className={classes['centre']}>
        {editing === 'new' || edited ? (
          <RuleEditor
            key={edited?.id ?? 'new'}
            rule={edited}
            initial={edited?.value ?? newRule(rules)}
            onSaved={({ id }) => {
              showRule(id);
              stop();
            }}
            onGone={stop}
            onCancel={stop}
          />
        ) : (
          rule && <RuleReading key={rule.id} rule={rule} onEdit={mayEdit ? () => setEditing('shown') : null} />
        )}
      </div>
      <VersionsPanel
        overview={overview}
        versions={newestFirst}
        shown={shown}
        onShow={(version) => {
          setEditing('no');
          setChosen(version);
        }}
      />
    </div>
  );
}

function NoRules({ onWrite }: { readonly onWrite: (() => void) | null }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={IconBook2}
      title={t('guidelines.empty')}
      hint={t(onWrite ? 'guidelines.empty.hint' : 'guidelines.empty.wait')}
    >
      {onWrite && <Button onClick={onWrite}>{t('guidelines.empty.write')}</Button>}
    </EmptyState>
  );
}
