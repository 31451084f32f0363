import { Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttributeOption } from '@shared/model/attribute';
import { IconButton } from '../../ui/icon-button';
import classes from './class-editor.module.css';
import { moved, newOption, type DraftProblem } from './draft';

interface OptionListProps {
  readonly options: readonly AttributeOption[];
  readonly problem: DraftProblem['code'] | null;
  readonly onChange: (options: readonly AttributeOption[]) => void;
}

/** The answers to choose from, with the digit that will choose each; Enter begins another. */
export function OptionList({ options, problem, onChange }: OptionListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);

  function add(at: number): void {
    onChange(options.toSpliced(at, 0, newOption()));
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('input')[at]?.focus());
  }

  function onKeyDown(event: KeyboardEvent, index: number): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add(index + 1);
  }

  const wrong = problem === 'options' || problem === 'optionName' || problem === 'optionTwice';
  return (
    <div ref={list} role="group" className={classes['options']} aria-label={t('classes.options')}>
      {options.map((option, index) => (
        <div key={option.id} className={classes['option']}>
          <kbd>{index < 9 ? index + 1 : ''}</kbd>
          <TextInput
            aria-label={t('classes.option.name', { index: index + 1 })}
            value={option.name}
            maxLength={200}
            flex={1}
            onChange={(event) => onChange(options.with(index, { ...option, name: event.currentTarget.value }))}
            onKeyDown={(event) => onKeyDown(event, index)}
          />
          <IconButton
            label={t('classes.option.up')}
            icon={IconArrowUp}
            size="sm"
            disabled={index === 0}
            onClick={() => onChange(moved(options, index, index - 1))}
          />
          <IconButton
            label={t('classes.option.down')}
            icon={IconArrowDown}
            size="sm"
            disabled={index === options.length - 1}
            onClick={() => onChange(moved(options, index, index + 1))}
          />
          <IconButton
            label={t('classes.option.delete')}
            icon={IconX}
            size="sm"
            onClick={() => onChange(options.toSpliced(index, 1))}
          />
        </div>
      ))}
      {wrong && <p className={classes['wrong']}>{t(`classes.problem.${problem}`)}</p>}
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconPlus size={13} />}
        onClick={() => add(options.length)}
        className={classes['addOption'] ?? ''}
      >
        {t('classes.option.add')}
      </Button>
    </div>
  );
}
