import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNameSchema, type FormatName } from '@shared/contract/formats';
import classes from './dialogs.module.css';

interface Props {
  readonly value: FormatName;
  readonly onChange: (format: FormatName) => void;
}

/** The formats that labels are read from and written to, each with a sentence on what it is. */
export function FormatChoice({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('images.format')}
      value={value}
      onChange={(chosen) => onChange(formatNameSchema.parse(chosen))}
    >
      <div className={classes['cards']}>
        {formatNameSchema.options.map((format) => (
          <Radio.Card key={format} value={format} className={classes['card']}>
            <span className={classes['cardName']}>{t(`common.format.${format}`)}</span>
            <span className={classes['dim']}>{t(`images.format.${format}`)}</span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
