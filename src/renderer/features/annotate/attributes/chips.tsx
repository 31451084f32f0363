import { useTranslation } from 'react-i18next';
import classes from './attributes.module.css';

export interface Chip<Value> {
  readonly value: Value;
  readonly label: string;
}

interface ChipsProps<Value> {
  readonly labelledBy: string;
  readonly chips: readonly Chip<Value>[];
  readonly isChosen: (value: Value) => boolean;
  readonly mixed: boolean;
  readonly onChoose: (value: Value) => void;
}

/** A few answers side by side. One of them takes the focus; arrows and the digits in front of them reach the others. */
export function Chips<Value>({ labelledBy, chips, isChosen, mixed, onChoose }: ChipsProps<Value>) {
  const { t } = useTranslation();
  const home = Math.max(
    0,
    chips.findIndex(({ value }) => isChosen(value)),
  );
  return (
    <div role="group" aria-labelledby={labelledBy} className={classes['chips']}>
      {chips.map(({ value, label }, index) => (
        <button
          key={label}
          type="button"
          className={classes['chip']}
          data-chip
          aria-pressed={isChosen(value)}
          aria-keyshortcuts={String(index + 1)}
          tabIndex={index === home ? 0 : -1}
          onClick={() => onChoose(value)}
        >
          <kbd aria-hidden>{index + 1}</kbd>
          <span>{label}</span>
        </button>
      ))}
      {mixed && <span className={classes['mixed']}>{t('attributes.mixed')}</span>}
    </div>
  );
}
