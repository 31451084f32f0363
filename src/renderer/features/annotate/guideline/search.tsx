import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { memo, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuidelineHit } from '@shared/contract/guideline-views';
import { call } from '../../../bridge/bridge';
import { showError } from '../../../i18n/show-error';
import { Markdown } from '../../../ui/markdown';
import classes from './guideline-tab.module.css';

const TYPED_MILLISECONDS = 150;

export interface Search {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** null while nothing is looked for. */
  readonly hits: readonly GuidelineHit[] | null;
}

/** Looks through rules and cases while one types; an answer to what was typed before is dropped. */
export function useSearch(): Search {
  const [text, setText] = useState('');
  const [hits, setHits] = useState<readonly GuidelineHit[] | null>(null);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === '') return undefined;
    let outdated = false;
    const timer = setTimeout(() => {
      call('guidelines.search', { text: wanted }).then((found) => outdated || setHits(found), showError);
    }, TYPED_MILLISECONDS);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [wanted]);
  const type = useCallback((next: string) => {
    setText(next);
    if (next.trim() === '') setHits(null);
  }, []);
  return { text, setText: type, hits };
}

/** Stays as it is while the panel below follows the hand. */
export const SearchField = memo(function SearchField({ text, setText }: Omit<Search, 'hits'>) {
  const { t } = useTranslation();
  return (
    <TextInput
      className={classes['search'] ?? ''}
      size="xs"
      aria-label={t('annotate.guideline.search')}
      placeholder={t('annotate.guideline.search')}
      leftSection={<IconSearch size={13} stroke={1.8} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="xs" aria-label={t('annotate.guideline.search.clear')} onClick={() => setText('')} />
        )
      }
      value={text}
      maxLength={500}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && setText('')}
    />
  );
});

export function SearchHits({ hits }: { readonly hits: readonly GuidelineHit[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keys
    <div className={classes['scroller']} tabIndex={0}>
      <p className={classes['about']} role="status">
        {t('annotate.guideline.search.found', { count: hits.length })}
      </p>
      <ul className={classes['cards']} aria-label={t('annotate.guideline.search')}>
        {hits.map((hit) => (
          <li key={hit.id} className={classes['card']}>
            <button
              type="button"
              className={classes['hit']}
              aria-expanded={open === hit.id}
              onClick={() => setOpen(open === hit.id ? null : hit.id)}
            >
              <span className={classes['title']}>{hit.title}</span>
              <span className={classes['kind']}>{t(`annotate.guideline.kind.${hit.kind}`)}</span>
            </button>
            {open === hit.id ? <WholeText hit={hit} /> : <p className={classes['why']}>{hit.excerpt}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** All that the rule or the decision says. */
function WholeText({ hit }: { readonly hit: GuidelineHit }) {
  const [text, setText] = useState('');
  useEffect(() => {
    let left = false;
    wholeText(hit).then((read) => left || setText(read), showError);
    return () => {
      left = true;
    };
  }, [hit]);
  return (
    <div className="selectable">
      <Markdown text={text} />
    </div>
  );
}

async function wholeText({ kind, id }: GuidelineHit): Promise<string> {
  if (kind === 'case') return (await call('guidelines.case', { case: id })).value.decision;
  const { current } = await call('guidelines.overview', {});
  return (await call('guidelines.rule', { rule: id, version: current?.id ?? 'draft' })).value.text;
}
