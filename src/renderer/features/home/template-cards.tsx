import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { templateSchema, type Template } from '@shared/model/project';
import classes from './template-cards.module.css';
import { TemplateDrawing } from './template-drawing';

interface Props {
  readonly value: Template;
  readonly onChange: (template: Template) => void;
}

/** The kinds of work to begin with; a choice among cards that the arrow keys walk. */
export function TemplateCards({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('home.new.template')}
      value={value}
      onChange={(chosen) => onChange(templateSchema.parse(chosen))}
    >
      <div className={classes['cards']}>
        {templateSchema.options.map((template) => (
          <Radio.Card key={template} value={template} className={classes['card']}>
            <TemplateDrawing template={template} />
            <span className={classes['name']}>{t(`home.template.${template}`)}</span>
            <span className={classes['hint']}>{t(`home.template.${template}.hint`)}</span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
