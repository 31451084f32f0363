import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AttributeDefinition } from '@shared/model/attribute';
import { AttributeCard } from './attribute-card';
import classes from './class-editor.module.css';
import { moved, newAttribute, type DraftProblem } from './draft';

interface AttributeListProps {
  readonly attributes: readonly AttributeDefinition[];
  readonly problem: DraftProblem | null;
  readonly onChange: (attributes: readonly AttributeDefinition[]) => void;
}

/** What the class asks, in the order in which it asks it. */
export function AttributeList({ attributes, problem, onChange }: AttributeListProps) {
  const { t } = useTranslation();
  return (
    <section className={classes['attributes']} aria-labelledby="class-attributes">
      <div className={classes['attributesHead']}>
        <h3 id="class-attributes">{t('classes.attributes')}</h3>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...attributes, newAttribute()])}
        >
          {t('classes.attribute.add')}
        </Button>
      </div>
      {attributes.length === 0 && <p className={classes['hint']}>{t('classes.attributes.none')}</p>}
      {attributes.map((attribute, index) => (
        <AttributeCard
          key={attribute.id}
          attribute={attribute}
          before={attributes.slice(0, index)}
          problem={problem?.attribute === attribute.id ? problem.code : null}
          isFirst={index === 0}
          isLast={index === attributes.length - 1}
          onChange={(next) => onChange(attributes.with(index, next))}
          onMove={(step) => onChange(moved(attributes, index, index + step))}
          onDelete={() => onChange(attributes.toSpliced(index, 1))}
        />
      ))}
    </section>
  );
}
