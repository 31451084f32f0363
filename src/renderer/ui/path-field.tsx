import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { reportFailure } from '../i18n/show-error';
import classes from './path-field.module.css';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error?: string | null;
  /** The dialog begins here. */
  readonly first?: boolean;
  /** Opens the system's dialog; null when it was cancelled. */
  readonly choose: () => Promise<string | null>;
  readonly onChange: (path: string) => void;
}

/** A place on the disk, typed or chosen. */
export function PathField({ label, hint, value, error, first, choose, onChange }: Props) {
  const { t } = useTranslation();
  const ask = async () => {
    const path = await choose();
    if (path !== null) onChange(path);
  };
  return (
    <div className={classes['row']}>
      <TextInput
        className={classes['grow']}
        data-autofocus={first}
        label={label}
        description={hint}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Button variant="default" mt={22} onClick={() => reportFailure(ask())}>
        {t('common.choose')}
      </Button>
    </div>
  );
}
