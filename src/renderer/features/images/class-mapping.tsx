import { NativeSelect } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../bridge/use-live';
import classes from './class-mapping.module.css';
import { unmatchedLabels } from './unmatched-labels';

/** By a label in lower case: the name of the class that it becomes, null where it is left out. */
export type Mapping = Readonly<Record<string, string | null>>;

interface Props {
  readonly labels: readonly string[];
  readonly mapping: Mapping;
  /** Whether a label without a class of its name gets one. */
  readonly addClasses: boolean;
  readonly onChange: (mapping: Mapping) => void;
}

const own = 'own';
const none = 'none';
/** Before the name of a class, so that no class can be called like one of the other choices. */
const prefix = 'class:';

/** Lets a person say which class of the project each kind of a model becomes. */
export function ClassMapping({ labels, mapping, addClasses, onChange }: Props) {
  const { t } = useTranslation();
  const projectClasses = useLive((state) => state.classes);
  const unmatched = new Set(unmatchedLabels(labels, projectClasses));
  const changed = labels.filter((label) => Object.hasOwn(mapping, label.toLowerCase())).length;

  const ownWords = (label: string) => {
    if (!unmatched.has(label)) return t('prelabel.mapping.same', { label });
    return addClasses ? t('prelabel.mapping.new', { label }) : t('prelabel.mapping.left');
  };
  const choose = (label: string, choice: string) => {
    const key = label.toLowerCase();
    const { [key]: _before, ...others } = mapping;
    if (choice === own) onChange(others);
    else onChange({ ...others, [key]: choice === none ? null : choice.slice(prefix.length) });
  };
  const chosen = (label: string) => {
    const key = label.toLowerCase();
    if (!Object.hasOwn(mapping, key)) return own;
    const name = mapping[key] ?? null;
    return name === null ? none : prefix + name;
  };

  return (
    <details className={classes['mapping']}>
      <summary>
        {t('prelabel.mapping')}
        <span className={classes['changed']}>{t('prelabel.mapping.changed', { count: changed })}</span>
      </summary>
      <div className={classes['rows']}>
        {labels.map((label) => (
          <Fragment key={label}>
            <span className={classes['label']} title={label}>
              {label}
            </span>
            <NativeSelect
              size="xs"
              aria-label={t('prelabel.mapping.of', { label })}
              value={chosen(label)}
              data={[
                { value: own, label: ownWords(label) },
                { value: none, label: t('prelabel.mapping.none') },
                ...projectClasses
                  .filter(({ name }) => name.toLowerCase() !== label.toLowerCase())
                  .map(({ name }) => ({ value: prefix + name, label: name })),
              ]}
              onChange={(event) => choose(label, event.currentTarget.value)}
            />
          </Fragment>
        ))}
      </div>
    </details>
  );
}
