import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RuleView } from '@shared/contract/guideline-views';
import { AnswerTags } from '../parts/answer-tags';
import { ClassTags } from '../parts/class-tags';
import { Markdown } from '../../../ui/markdown';
import { ConflictChoice } from './conflict-choice';
import { Examples } from './examples';
import { RuleBadges } from './rule-badges';
import classes from './rule-view.module.css';

interface Props {
  readonly rule: RuleView;
  /** Null: not for this person, or not in an old version. */
  readonly onEdit: (() => void) | null;
}

/** One rule to read: what it is about, what it says, what right and wrong look like, and why. */
export function RuleReading({ rule, onEdit }: Props) {
  const { t } = useTranslation();
  const { value } = rule;
  return (
    <article className={classes['rule']} aria-label={value.title}>
      <header className={classes['head']}>
        <h2 className={classes['title']}>{value.title}</h2>
        <RuleBadges rule={{ change: rule.change, status: value.status }} />
        {onEdit && (
          <Button variant="default" leftSection={<IconPencil size={14} stroke={1.7} />} onClick={onEdit}>
            {t('guidelines.rule.edit')}
          </Button>
        )}
      </header>
      <dl className={classes['facts']}>
        <dt>{t('guidelines.rule.about')}</dt>
        <dd>
          {value.classes.length > 0 && <ClassTags ids={value.classes} />}
          <AnswerTags about={value.attributes ?? []} />
          {value.classes.length === 0 && !value.attributes && value.situation === '' && t('guidelines.rule.every')}
          {value.situation !== '' && <span>{value.situation}</span>}
        </dd>
        <dt>{t('guidelines.rule.cited')}</dt>
        <dd>{t('guidelines.rule.cited.count', { count: rule.cited })}</dd>
      </dl>
      {onEdit && rule.alternatives.length > 0 && <ConflictChoice rule={rule} />}
      {value.text === '' ? (
        <p className={classes['dim']}>{t('guidelines.rule.noText')}</p>
      ) : (
        <Markdown text={value.text} />
      )}
      <Examples examples={rule.examples} />
      {value.rationale !== '' && (
        <section>
          <h3 className={classes['heading']}>{t('guidelines.rule.rationale')}</h3>
          <Markdown text={value.rationale} />
        </section>
      )}
    </article>
  );
}
