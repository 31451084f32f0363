import { useTranslation } from 'react-i18next';
import type { RuleDiffView } from '@shared/contract/guideline-views';
import { AnswerTags } from '../parts/answer-tags';
import { Badge } from '../parts/badge';
import { ClassTags } from '../parts/class-tags';
import classes from './diff.module.css';
import { Examples } from './examples';

const fields = ['title', 'situation', 'text', 'rationale'] as const;

/** What became of one rule: words out and in, classes and examples. */
export function RuleDiff({ diff }: { readonly diff: RuleDiffView }) {
  const { t } = useTranslation();
  const changed = fields.filter((field) => diff.words[field].some(({ op }) => op !== 'same'));
  return (
    <section className={classes['diff']} aria-label={diff.title}>
      <h3 className={classes['title']}>
        {diff.title}
        <Badge tone={diff.change === 'removed' ? 'warn' : 'new'}>{t(`guidelines.diff.${diff.change}`)}</Badge>
      </h3>
      {changed.map((field) => (
        <div key={field}>
          <h4 className={classes['field']}>{t(`guidelines.diff.field.${field}`)}</h4>
          <p className={`${classes['words']} selectable`}>
            {diff.words[field].map(({ op, text }, index) =>
              op === 'same' ? (
                <span key={index}>{text}</span>
              ) : op === 'added' ? (
                <ins key={index}>{text}</ins>
              ) : (
                <del key={index}>{text}</del>
              ),
            )}
          </p>
        </div>
      ))}
      {(['added', 'removed'] as const).map(
        (side) =>
          diff.classes[side].length + diff.attributes[side].length + diff.examples[side].length > 0 && (
            <div key={side}>
              <h4 className={classes['field']}>{t(`guidelines.diff.side.${side}`)}</h4>
              <ClassTags ids={diff.classes[side]} />
              <AnswerTags about={diff.attributes[side]} />
              <Examples examples={diff.examples[side]} />
            </div>
          ),
      )}
    </section>
  );
}
