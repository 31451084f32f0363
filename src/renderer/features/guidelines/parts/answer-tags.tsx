import { useTranslation } from 'react-i18next';
import type { RuleAttribute } from '@shared/model/rule';
import { useLive } from '../../../bridge/use-live';
import classes from './class-tags.module.css';
import { answerOptions, keyOf, type AnswerOption } from './rule-attributes';

/** Every answer that a rule can be about. */
export function useAnswerOptions(): AnswerOption[] {
  const { t } = useTranslation();
  const labelClasses = useLive((state) => state.classes);
  return answerOptions(labelClasses, {
    yes: t('cases.answer.yes'),
    no: t('cases.answer.no'),
    any: t('cases.answer.any'),
  });
}

/** The answers that a rule is about; one that is not asked any more says so. */
export function AnswerTags({ about }: { readonly about: readonly RuleAttribute[] }) {
  const { t } = useTranslation();
  const options = useAnswerOptions();
  const labelClasses = useLive((state) => state.classes);
  if (about.length === 0) return null;
  return (
    <span className={classes['tags']}>
      {about.map((one) => (
        <span key={keyOf(one)} className={classes['tag']}>
          <span
            className={classes['swatch']}
            style={{ background: labelClasses.find(({ id }) => id === one.class)?.colour }}
            aria-hidden
          />
          {options.find(({ key }) => key === keyOf(one))?.label ?? t('cases.answer.gone')}
        </span>
      ))}
    </span>
  );
}
