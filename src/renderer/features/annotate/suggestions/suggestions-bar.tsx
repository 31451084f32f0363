import { Button, Select, Slider } from '@mantine/core';
import { IconCheck, IconChecks, IconSparkles, IconX } from '@tabler/icons-react';
import { Fragment, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useKeyCaps } from '../../../commands/use-key-caps';
import { Keys } from '../../../ui/keys';
import section from '../section.module.css';
import type { Session } from '../session/session';
import {
  acceptAllShown,
  decideSelected,
  selectedSuggestions,
  shownSuggestions,
  suggestedClasses,
} from '../session/suggestions';
import classes from './suggestions-bar.module.css';

/** What a model suggests on this image: how much of it is shown, and what becomes of it. */
export function SuggestionsBar({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { store } = session.editor;
  const document = useStore(store, (state) => state.document);
  const hidden = useStore(store, (state) => state.hidden);
  const threshold = useStore(store, (state) => state.threshold);
  const suggestedClass = useStore(store, (state) => state.suggestedClass);
  const styles = useStore(store, (state) => state.classes);
  const selection = useStore(store, (state) => state.selection);
  const pending = useMemo(
    () => [...document.shapes.values()].filter((shape) => shape.kind === 'suggestion').length,
    [document],
  );
  const shown = useMemo(() => {
    return shownSuggestions({ ...store.getState(), document, hidden, threshold, suggestedClass }).length;
  }, [store, document, hidden, threshold, suggestedClass]);
  const counts = useMemo(() => suggestedClasses({ document }), [document]);
  const selected = useMemo(
    () => selectedSuggestions({ ...store.getState(), document, selection }).length,
    [store, document, selection],
  );
  if (pending === 0) return null;
  return (
    <section className={`${section['section']} ${classes['section']}`} aria-labelledby="annotate-suggestions">
      <div className={section['head']}>
        <IconSparkles size={15} stroke={1.6} className={classes['icon']} aria-hidden />
        <h2 id="annotate-suggestions" className={section['title']}>
          {t('annotate.suggestions')}
        </h2>
        <span className={section['count']}>{t('annotate.suggestions.shown', { shown, pending })}</span>
      </div>
      <div className={classes['threshold']}>
        <span id="annotate-threshold">{t('annotate.suggestions.threshold')}</span>
        <Slider
          classNames={{ root: classes['slider'] ?? '' }}
          size="xs"
          color="var(--plumb-suggest, #b592ff)"
          min={0}
          max={1}
          step={0.01}
          label={null}
          value={threshold}
          onChange={(value) => store.setState({ threshold: value })}
          thumbProps={{ 'aria-labelledby': 'annotate-threshold' }}
          thumbValueText={percent(threshold)}
        />
        <output className={classes['value']}>{percent(threshold)}</output>
      </div>
      {(counts.size > 1 || suggestedClass !== null) && (
        <Select
          className={classes['filter'] ?? ''}
          size="xs"
          aria-label={t('models.suggestions.class')}
          placeholder={t('models.suggestions.allClasses', { count: counts.size })}
          clearable
          searchable={counts.size > 8}
          data={[...counts].map(([id, count]) => ({
            value: id,
            label: t('models.suggestions.ofClass', { name: styles.get(id)?.name ?? '', count }),
          }))}
          value={suggestedClass !== null && counts.has(suggestedClass) ? suggestedClass : null}
          onChange={(value) =>
            store.setState({ suggestedClass: [...counts.keys()].find((id) => id === value) ?? null })
          }
        />
      )}
      <div className={classes['actions']}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconCheck size={13} />}
          disabled={selected === 0}
          onClick={() => decideSelected(session, 'accepted')}
        >
          {t('annotate.suggestions.accept')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconX size={13} />}
          disabled={selected === 0}
          onClick={() => decideSelected(session, 'rejected')}
        >
          {t('annotate.suggestions.reject')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconChecks size={13} />}
          disabled={shown === 0}
          onClick={() => acceptAllShown(session)}
        >
          {t('annotate.suggestions.acceptAll', { count: shown })}
        </Button>
      </div>
      <Hint />
    </section>
  );
}

const hinted = [
  ['next', 'annotate.suggestions.hint.walk'],
  ['accept', 'annotate.suggestions.accept'],
  ['reject', 'annotate.suggestions.reject'],
] as const;

/** The keys in force; what has none is not named. */
function Hint() {
  const { t } = useTranslation();
  const capsOf = useKeyCaps();
  const known = hinted.flatMap(([name, label]) => {
    const caps = capsOf(`annotate.suggestion.${name}`);
    return caps ? [{ label, caps }] : [];
  });
  if (known.length === 0) return null;
  return (
    <p className={classes['hint']}>
      {known.map(({ label, caps }) => (
        <Fragment key={label}>
          <Keys caps={caps} /> {t(label)}{' '}
        </Fragment>
      ))}
    </p>
  );
}

function percent(value: number): string {
  return `${Math.round(value * 100)}%`;
}
