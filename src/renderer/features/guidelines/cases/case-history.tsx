import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '@shared/contract/guideline-views';
import classes from './cases.module.css';

const named = ['title', 'readings', 'signals', 'owner', 'decision', 'rule', 'target', 'question', 'answer'] as const;

/** What became of a case, newest first. */
export function CaseHistory({ history }: { readonly history: CaseView['history'] }) {
  const { t } = useTranslation();
  return (
    <details className={classes['history']}>
      <summary>{t('cases.history')}</summary>
      <ol>
        {history.map((change, index) => (
          <li key={index} className="figures">
            {t('cases.history.line', {
              date: new Date(change.at),
              name: change.by.name === '' ? t('guidelines.person.gone') : change.by.name,
              what: wordsOf(t, change),
            })}
          </li>
        ))}
      </ol>
    </details>
  );
}

function wordsOf(t: TFunction, { fields, state }: CaseView['history'][number]): string {
  if (fields.length === 0) return t('cases.history.made');
  const words: string[] = named.filter((field) => fields.includes(field)).map((field) => t(`cases.field.${field}`));
  if (fields.includes('state')) words.unshift(t('cases.field.state', { state: t(`guidelines.cases.state.${state}`) }));
  return words.join(', ');
}
