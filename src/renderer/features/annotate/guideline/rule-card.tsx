import { IconCheck, IconQuote, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExampleView, Panel } from '@shared/contract/guideline-views';
import type { AnnotationId } from '@shared/model/ids';
import { reportFailure } from '../../../i18n/show-error';
import { Crop } from '../../../crop/crop';
import { IconButton } from '../../../ui/icon-button';
import { Markdown } from '../../../ui/markdown';
import type { Session } from '../session/session';
import { toggleCitation } from './cite';

import { citeKeys } from './guideline-commands';
import classes from './guideline-tab.module.css';

interface RuleCardProps {
  readonly rule: Panel['rules'][number];
  /** Its place in the panel, from 0. */
  readonly index: number;
  readonly session: Session;
  /** The label that can cite it. */
  readonly annotation: AnnotationId | null;
}

/** One rule in force: why it stands here, what it says, and how right and wrong look. */
export function RuleCard({ rule, index, session, annotation }: RuleCardProps) {
  const { t } = useTranslation();
  const isCited = rule.why === 'cited';
  const key = citeKeys[index];
  return (
    <li className={classes['card']} data-cited={isCited || undefined}>
      <div className={classes['head']}>
        <h3 className={classes['title']}>{rule.title}</h3>
        {rule.isNew && <span className={classes['new']}>{t('annotate.guideline.new')}</span>}
        {annotation && (
          <IconButton
            label={t(isCited ? 'annotate.guideline.uncite' : 'annotate.guideline.cite')}
            icon={IconQuote}
            size="sm"
            pressed={isCited}
            keys={key ? ['Alt', key] : undefined}
            onClick={() => reportFailure(toggleCitation(session, annotation, rule.id))}
          />
        )}
      </div>
      <p className={classes['why']}>
        {t(`annotate.guideline.why.${rule.why}`)}
        {rule.situation !== '' && ` · ${rule.situation}`}
      </p>
      <div className="selectable">
        <Markdown text={rule.text} />
      </div>
      {rule.cut && <p className={classes['more']}>{t('annotate.guideline.cut')}</p>}
      <Examples examples={rule.examples} verdict="good" />
      <Examples examples={rule.examples} verdict="bad" />
    </li>
  );
}

function Examples({ examples, verdict }: Pick<Panel['rules'][number], 'examples'> & Pick<ExampleView, 'verdict'>) {
  const { t } = useTranslation();
  const shown = examples.filter((example) => example.verdict === verdict);
  if (shown.length === 0) return null;
  const Icon = verdict === 'good' ? IconCheck : IconX;
  return (
    <div className={classes['examples']} data-verdict={verdict}>
      <h4 className={classes['verdict']}>
        <Icon size={13} stroke={2.2} aria-hidden />
        {t(`annotate.guideline.${verdict}`)}
      </h4>
      <ul className={classes['crops']}>
        {shown.map((example, index) => (
          <li key={index}>
            <Crop
              image={example.image}
              region={example.region}
              label={t('annotate.guideline.example', { name: example.path })}
              colour={verdict === 'good' ? 'var(--plumb-agree)' : 'var(--plumb-dispute)'}
            />
            {example.note !== '' && <p className={classes['note']}>{example.note}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
