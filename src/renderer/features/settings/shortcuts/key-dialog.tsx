import { Button } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Keymap } from '@shared/contract/keymap';
import { chordCaps, chordOf, sameChord } from '../../../commands/chord';
import { holdersOf, keysOf, withKeys, type ListedCommand } from '../../../commands/keymap';
import { isMac } from '../../../commands/platform';
import { Dialog } from '../../../ui/dialog';
import { Keys } from '../../../ui/keys';
import classes from './key-dialog.module.css';

/** Keys are wanted for a command, in the place of others or besides them. */
export interface KeyWish {
  readonly command: ListedCommand;
  readonly instead: string | null;
}

interface KeyDialogProps {
  readonly wish: KeyWish | null;
  readonly commands: readonly ListedCommand[];
  readonly keymap: Keymap;
  readonly onKeep: (keymap: Keymap) => void;
  readonly onClose: () => void;
}

/** Asks for keys by having them pressed, and says what they do now before they are taken. */
export function KeyDialog({ wish, commands, keymap, onKeep, onClose }: KeyDialogProps) {
  const { t } = useTranslation();
  const [chord, setChord] = useState<string | null>(null);
  const command = wish?.command;
  const holders = command && chord ? holdersOf(chord, command, commands, keymap) : [];
  const fixed = holders.filter((holder) => holder.handledElsewhere);

  function onKeyDown(event: KeyboardEvent): void {
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
    // These two lead out of the field, for hands that have no mouse.
    if (event.key === 'Tab' || (event.key === 'Escape' && bare)) return;
    event.preventDefault();
    event.stopPropagation();
    const pressed = chordOf(event.nativeEvent);
    if (pressed !== null && !event.repeat) setChord(pressed);
  }

  function take(): void {
    if (!wish || chord === null || fixed.length > 0) return;
    const kept = keysOf(wish.command, keymap).filter((keys) => keys !== wish.instead && !sameChord(keys, chord));
    const keys = wish.instead === null ? [...kept, chord] : [chord, ...kept];
    onKeep(withKeys(keymap, wish.command, keys, holders));
    onClose();
  }

  return (
    <Dialog
      title={command ? t('shortcuts.dialog', { name: t(command.label) }) : ''}
      closeLabel={t('common.close')}
      opened={wish !== null}
      onClose={onClose}
      width={440}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={chord === null || fixed.length > 0} onClick={take}>
            {t(holders.length > 0 ? 'shortcuts.dialog.take' : 'shortcuts.dialog.use')}
          </Button>
        </>
      }
    >
      <div
        className={classes['field']}
        data-autofocus
        role="textbox"
        aria-readonly
        aria-label={t('shortcuts.pressKeys')}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {chord === null ? t('shortcuts.pressKeys') : <Keys caps={chordCaps(chord, isMac)} />}
      </div>
      <p className={classes['said']} role="status" data-tone={fixed.length > 0 ? 'refused' : 'told'}>
        {fixed.length > 0
          ? t('shortcuts.dialog.fixed', { names: namesOf(fixed) })
          : holders.length > 0
            ? t('shortcuts.dialog.conflict', { names: namesOf(holders) })
            : chord === null
              ? t('shortcuts.dialog.hint')
              : t('shortcuts.dialog.free')}
      </p>
    </Dialog>
  );

  function namesOf(all: readonly ListedCommand[]): string {
    return all.map(({ label }) => `“${t(label)}”`).join(', ');
  }
}
