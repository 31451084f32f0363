import { ColorSwatch, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClassId } from '@shared/model/ids';
import { useLive } from '../../bridge/use-live';
import classes from './filter-bar.module.css';

interface Props {
  readonly value: ClassId | null;
  readonly onChange: (value: ClassId | null) => void;
}

/** One class of the project, or any. */
export function ClassSelect({ value, onChange }: Props) {
  const { t } = useTranslation();
  const labelClasses = useLive((state) => state.classes);
  const colourOf = (id: string | null) => labelClasses.find((one) => one.id === id)?.colour;
  const swatch = (colour: string | undefined) =>
    colour && <ColorSwatch color={colour} size={10} radius={2} withShadow={false} />;
  return (
    <Select
      className={classes['class']}
      aria-label={t('images.filter.class')}
      placeholder={t('images.filter.class.any')}
      clearable
      clearButtonProps={{ 'aria-label': t('images.filter.class.clear'), tabIndex: 0 }}
      searchable
      nothingFoundMessage={t('images.filter.class.none')}
      value={value}
      leftSection={value && swatch(colourOf(value))}
      leftSectionWidth={value ? 26 : 0}
      data={labelClasses.map(({ id, name }) => ({ value: id, label: name }))}
      renderOption={({ option }) => (
        <span className={classes['option']}>
          {swatch(colourOf(option.value))}
          {option.label}
        </span>
      )}
      onChange={(chosen) => onChange(labelClasses.find((one) => one.id === chosen)?.id ?? null)}
    />
  );
}
