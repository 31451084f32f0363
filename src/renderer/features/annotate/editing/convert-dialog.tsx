import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/form-dialog';
import { focusCanvas } from '../command-context';
import { geometryIcons } from '../objects/geometry-icons';
import type { Session } from '../session/session';
import { convert, conversionsOf, type Conversion } from './conversion';
import classes from './convert-dialog.module.css';

interface ConvertDialogProps {
  readonly session: Session;
  readonly onClose: () => void;
}

/** Into what the selection can be turned, with what each would lose; nothing is done before that was seen. */
export function ConvertDialog({ session, onClose }: ConvertDialogProps) {
  const { t } = useTranslation();
  const [conversions] = useState(() => conversionsOf(session.editor.store.getState()));
  const [chosen, setChosen] = useState(conversions.find(({ made }) => made.length > 0)?.target);
  const conversion = conversions.find(({ target }) => target === chosen);

  function submit(): void {
    if (conversion) convert(session, conversion);
    onClose();
    focusCanvas();
  }

  return (
    <FormDialog
      title={t('editing.convert.title')}
      action={t('editing.convert.do', { count: conversion?.made.length ?? 0 })}
      onClose={onClose}
      onSubmit={submit}
      disabled={!conversion}
    >
      {conversions.length === 0 ? (
        <p className={classes['none']}>{t('editing.convert.none')}</p>
      ) : (
        <div role="radiogroup" aria-label={t('editing.convert.title')} className={classes['list']}>
          {conversions.map((one) => (
            <Choice key={one.target} conversion={one} checked={one.target === chosen} onChoose={setChosen} />
          ))}
        </div>
      )}
    </FormDialog>
  );
}

interface ChoiceProps {
  readonly conversion: Conversion;
  readonly checked: boolean;
  readonly onChoose: (target: Conversion['target']) => void;
}

function Choice({ conversion, checked, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const { target, losses, kept, left, refused, made, measured } = conversion;
  const Icon = geometryIcons[target];
  const percent = (share: number) => Math.floor(share * 100);
  const lines = [
    ...losses.map(({ code, count }) => t(`editing.loss.${code}`, { count, all: measured })),
    ...(measured < made.length ? [t('editing.convert.measured', { count: measured })] : []),
    ...(refused > 0 ? [t('allowed.convert', { count: refused })] : []),
    ...(left > 0 ? [t('editing.convert.left', { count: left })] : []),
  ];
  return (
    <label className={classes['choice']} data-checked={checked || undefined}>
      <input
        type="radio"
        name="target"
        checked={checked}
        disabled={made.length === 0}
        // The dialog is about this one question.
        data-autofocus={checked || undefined}
        onChange={() => onChoose(target)}
      />
      <Icon size={16} stroke={1.7} />
      <span className={classes['name']}>{t(`annotate.geometry.${target}`)}</span>
      {kept && (
        <span className={classes['kept']}>
          {percent(kept.least) === percent(kept.mean)
            ? t('editing.convert.kept', { percent: percent(kept.mean) })
            : t('editing.convert.keptLeast', { percent: percent(kept.mean), least: percent(kept.least) })}
        </span>
      )}
      <span className={classes['lost']}>{lines.length === 0 ? t('editing.convert.nothingLost') : lines.join(' ')}</span>
    </label>
  );
}
