import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { recheckScopeSchema, type Impact, type MatchReason, type RecheckScope } from '@shared/contract/guideline-views';
import type { RuleId } from '@shared/model/ids';
import { useAnswer } from '../../../bridge/use-answer';
import { useLive } from '../../../bridge/use-live';
import { Message } from '../../../ui/message';
import { useGrowing } from '../../../ui/use-growing';
import { Badge } from '../parts/badge';
import { Crop } from '../../../crop/crop';
import { CompareLooks } from './compare-looks';
import classes from './publish.module.css';

interface Props {
  readonly impact: Impact;
  /** Pictures were made comparable: the impact may be another one. */
  readonly onCompared: () => void;
  readonly onScope: (rule: RuleId, scope: RecheckScope) => void;
}

/** How many labels have to be looked at again, what that costs, which rules ask for it, and some of those labels. */
export function ImpactView({ impact, onCompared, onScope }: Props) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  const { value: versions } = useAnswer('guidelines.versions', {}, ({ guidelines }) => guidelines === true);
  const { shown, markEnd } = useGrowing(impact.rules, impact.base.join());
  const reasonOf = (reason: MatchReason | undefined, like: Impact['sample'][number]['like']) =>
    reason === undefined ? '' : t(`impact.reason.${reason}`, { similarity: like?.similarity ?? 0 });
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
      {impact.labels > 0 && (
        <ul className={classes['parts']}>
          <Part
            parts={impact.byClass.map((one) =>
              t('guidelines.impact.class', { name: nameOf(one.class), count: one.labels }),
            )}
          />
          <Part
            parts={impact.byReason.map(({ reason, labels }) => t(`impact.byReason.${reason}`, { count: labels }))}
          />
          <Part
            parts={impact.byVersion.map(({ version, labels }) => {
              const number = versions?.find(({ id }) => id === version)?.number;
              return number === undefined
                ? t('impact.byVersion.none', { count: labels })
                : t('impact.byVersion', { number, count: labels });
            })}
          />
        </ul>
      )}
      <ul className={classes['rules']}>
        {shown.map(({ rule, title, change, scope, labels, alike }) => (
          <li key={rule} className={classes['rule']}>
            <span className={classes['title']} title={title}>
              {title}
              {alike && impact.looks?.model && (alike.labels > 0 || impact.looks.unseen === 0) && (
                <span className={`${classes['alike']} figures`}>{t('impact.alike', alike)}</span>
              )}
            </span>
            <Badge tone={change === 'removed' ? 'warn' : 'new'}>{t(`guidelines.diff.${change}`)}</Badge>
            <span className={`${classes['labels']} figures`}>{t('guidelines.impact.count', { count: labels })}</span>
            <Select
              className={classes['scope'] ?? ''}
              aria-label={t('guidelines.impact.scope', { title })}
              allowDeselect={false}
              data={recheckScopeSchema.options
                .filter((one) => one === scope || alike !== null || (one !== 'alike' && one !== 'wide'))
                .map((one) => ({ value: one, label: t(`impact.scope.${one}`) }))}
              value={scope}
              onChange={(value) => onScope(rule, recheckScopeSchema.parse(value))}
            />
          </li>
        ))}
        <li ref={markEnd} aria-hidden />
      </ul>
      {impact.looks && <CompareLooks looks={impact.looks} onCompared={onCompared} />}
      {impact.sample.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
        <ul className={classes['sample']} tabIndex={0} aria-label={t('guidelines.impact.sample')}>
          {impact.sample.map((label) => (
            <li key={label.annotation}>
              <Crop image={label.image} region={label.geometry} label={nameOf(label.class)} />
              <p
                className={classes['reason']}
                title={label.reasons.map((one) => reasonOf(one, label.like)).join(' · ')}
              >
                {reasonOf(label.like ? 'alike' : label.reasons[0], label.like)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** One way to take the labels apart. */
function Part({ parts }: { readonly parts: readonly string[] }) {
  return parts.length > 0 && <li className={`${classes['dim']} figures`}>{parts.join(' · ')}</li>;
}

/** Hours to the half where there are two or more, else whole minutes. */
function timeOf(hours: number) {
  return {
    long: hours >= 2 ? 'yes' : 'no',
    hours: Math.round(hours * 2) / 2,
    minutes: Math.max(1, Math.round(hours * 60)),
  };
}
