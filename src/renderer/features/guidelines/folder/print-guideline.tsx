import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { RuleView } from '@shared/contract/guideline-views';
import type { VersionRef } from '@shared/contract/guidelines';
import { call } from '../../../bridge/bridge';
import { useLive } from '../../../bridge/use-live';
import { showError } from '../../../i18n/show-error';
import { Markdown } from '../../../ui/markdown';
import { baseName } from '../../../ui/paths';
import { AnswerTags } from '../parts/answer-tags';
import { ClassTags } from '../parts/class-tags';
import { Examples } from '../rules/examples';
import classes from './print-guideline.module.css';
import { whenPicturesAreHere } from './when-pictures-are-here';
import { showMessage } from '../../../ui/show-message';

interface Props {
  readonly version: VersionRef;
  readonly path: string;
  readonly onDone: () => void;
}

/** The guideline as a page on paper: laid out beside the window, printed to a file, and gone again. */
export function PrintGuideline({ version, path, onDone }: Props) {
  const { t } = useTranslation();
  const project = useLive((state) => state.project?.name ?? '');
  const page = useRef<HTMLDivElement>(null);
  const [rules, setRules] = useState<readonly RuleView[] | null>(null);
  const finish = useEffectEvent(onDone);
  const tell = useEffectEvent(() =>
    showMessage({ message: t('folder.printed', { name: baseName(path) }), role: 'status', withBorder: true }),
  );
  useEffect(() => {
    readRules(version).then(setRules, (error: unknown) => {
      showError(error);
      finish();
    });
  }, [version]);
  useEffect(() => {
    if (rules === null || page.current === null) return;
    whenPicturesAreHere(page.current)
      .then(() => call('print.toPdf', { path }))
      .then(tell, showError)
      .finally(finish);
  }, [rules, path]);
  if (rules === null) return null;
  return createPortal(
    <div ref={page} className={classes['page']} data-print="page" aria-hidden>
      <h1>{t('folder.print.title', { name: project })}</h1>
      {rules.map(({ id, value, examples }) => (
        <article key={id} className={classes['rule']}>
          <h2>{value.title}</h2>
          <p>
            <ClassTags ids={value.classes} /> <AnswerTags about={value.attributes ?? []} /> {value.situation}
          </p>
          <Markdown text={value.text} />
          <Examples examples={examples} />
          {value.rationale !== '' && (
            <>
              <h3>{t('guidelines.rule.rationale')}</h3>
              <Markdown text={value.rationale} />
            </>
          )}
        </article>
      ))}
    </div>,
    document.body,
  );
}

async function readRules(version: VersionRef): Promise<RuleView[]> {
  const listed = await call('guidelines.rules', { version });
  const rules: RuleView[] = [];
  for (const { id, status } of listed)
    if (status === 'active') rules.push(await call('guidelines.rule', { rule: id, version }));
  return rules;
}
