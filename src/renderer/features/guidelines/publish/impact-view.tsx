import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { recheckScopeSchema, type Impact, type RecheckScope } from '@shared/contract/guideline-views';
import type { RuleId } from '@shared/model/ids';
import { useLive } from '../../../bridge/use-live';
import { Message } from '../../../ui/message';
import { Badge } from '../parts/badge';
import { Crop } from '../../../crop/crop';
import classes from './publish.module.css';

interface Props {
  readonly impact: Impact;
  readonly onScope: (rule: RuleId, scope: RecheckScope) => void;
}

/** How many labels have to be looked at again, what that costs, which rules ask for it, and some of those labels. */
export function ImpactView({ impact, onScope }: Props) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  const nameOf = (id: string) => known.find((one) => one.id === id)?.name ?? t('guidelines.class.gone');
  return (
    <section className={classes['impact']} aria-label={t('guidelines.impact')}>
      {impact.conflicts.length > 0 && (
        <Message tone="error">{t('guidelines.impact.conflicts', { count: impact.conflicts.length })}</Message>
      )}
      <p className={classes['summary']}>
        <strong className="figures">{t('guidelines.impact.labels', { count: impact.labels })}</strong>{' '}
        {impact.labels > 0 &&
          (impact.hours === null ? t('guidelines.impact.noPace') : t('guidelines.impact.hours', timeOf(impact.hours)))}
      </p>
      {impact.byClass.length > 0 && (
        <p className={classes['dim']}>
          {impact.byClass
            .map((one) => t('guidelines.impact.class', { name: nameOf(one.class), count: one.labels }))
            .join(' · ')}
        </p>
      )}
      <ul className={classes['rules']}>
        {impact.rules.map(({ rule, title, change, scope, labels }) => (
          <li key={rule} className={classes['rule']}>
            <span className={classes['title']}>{title}</span>
            <Badge tone={change === 'removed' ? 'warn' : 'new'}>{t(`guidelines.diff.${change}`)}</Badge>
            <span className={`${classes['labels']} figures`}>{t('guidelines.impact.count', { count: labels })}</span>
            <Select
              className={classes['scope'] ?? ''}
              aria-label={t('guidelines.impact.scope', { title })}
              allowDeselect={false}
              data={recheckScopeSchema.options.map((one) => ({ value: one, label: t(`guidelines.scope.${one}`) }))}
              value={scope}
              onChange={(value) => onScope(rule, recheckScopeSchema.parse(value))}
            />
          </li>
        ))}
      </ul>
      {impact.sample.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
        <ul className={classes['sample']} tabIndex={0} aria-label={t('guidelines.impact.sample')}>
          {impact.sample.map((label) => (
            <li key={label.annotation}>
              <Crop image={label.image} region={label.geometry} label={nameOf(label.class)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Hours to the half where there are two or more, else whole minutes. */
function timeOf(hours: number) {
  return {
    long: hours >= 2 ? 'yes' : 'no',
    hours: Math.round(hours * 2) / 2,
    minutes: Math.max(1, Math.round(hours * 60)),
  };
}
