import { ActionIcon } from '@mantine/core';
import { IconPlus, IconRestore, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Keymap } from '@shared/contract/keymap';
import { chordCaps } from '../../../commands/chord';
import { keysOf, withKeys, type ListedCommand } from '../../../commands/keymap';
import { isMac } from '../../../commands/platform';
import { IconButton } from '../../../ui/icon-button';
import { Keys } from '../../../ui/keys';
import type { KeyWish } from './key-dialog';
import classes from './shortcuts-section.module.css';

/** As many keys as one command has room for. */
const MOST_KEYS = 6;

interface ShortcutRowProps {
  readonly command: ListedCommand;
  readonly keymap: Keymap;
  readonly onWish: (wish: KeyWish) => void;
  readonly onKeep: (keymap: Keymap) => void;
  readonly onReset: () => void;
}

/** One command: its keys, each to be changed or taken away, and room for another. */
export function ShortcutRow({ command, keymap, onWish, onKeep, onReset }: ShortcutRowProps) {
  const { t } = useTranslation();
  const name = t(command.label);
  const keys = keysOf(command, keymap);
  const changed = Object.hasOwn(keymap.changes, command.id);
  const said = (chord: string) => chordCaps(chord, isMac).join(' ');
  return (
    <li className={classes['row']} data-command={command.id}>
      <span className={classes['name']}>{name}</span>
      <span className={classes['keys']}>
        {command.handledElsewhere ? (
          <span className={classes['fixed']} title={t('shortcuts.fixed')}>
            {keys.map((chord) => (
              <Keys key={chord} caps={chordCaps(chord, isMac)} />
            ))}
          </span>
        ) : (
          keys.map((chord) => (
            <span key={chord} className={classes['chord']}>
              <button
                type="button"
                className={classes['change']}
                aria-label={t('shortcuts.change', { name, keys: said(chord) })}
                onClick={() => onWish({ command, instead: chord })}
              >
                <Keys caps={chordCaps(chord, isMac)} />
              </button>
              <ActionIcon
                size="xs"
                aria-label={t('shortcuts.remove', { name, keys: said(chord) })}
                onClick={() =>
                  onKeep(
                    withKeys(
                      keymap,
                      command,
                      keys.filter((one) => one !== chord),
                    ),
                  )
                }
              >
                <IconX size={12} stroke={1.8} />
              </ActionIcon>
            </span>
          ))
        )}
      </span>
      <span className={classes['actions']}>
        {changed && (
          <IconButton label={t('shortcuts.reset', { name })} icon={IconRestore} size="sm" onClick={onReset} />
        )}
        {!command.handledElsewhere && (
          <IconButton
            label={t('shortcuts.add', { name })}
            icon={IconPlus}
            size="sm"
            disabled={keys.length >= MOST_KEYS}
            onClick={() => onWish({ command, instead: null })}
          />
        )}
      </span>
    </li>
  );
}
