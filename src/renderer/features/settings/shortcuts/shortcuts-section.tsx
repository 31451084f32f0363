import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { keymapPresets, keymapSchema } from '@shared/contract/keymap';
import { useLive } from '../../../bridge/use-live';
import { chordCaps, chordOf, sameChord } from '../../../commands/chord';
import { commandScopes, keysOf, withoutChange, type ListedCommand } from '../../../commands/keymap';
import { isMac } from '../../../commands/platform';
import { rank } from '../../../commands/rank';
import { reportFailure } from '../../../i18n/show-error';
import { IconButton } from '../../../ui/icon-button';
import { Keys } from '../../../ui/keys';
import { KeyDialog, type KeyWish } from './key-dialog';
import { keepKeymap } from './keep-keymap';
import { exportKeymap, importKeymap } from './keymap-files';
import { ShortcutRow } from './shortcut-row';
import classes from './shortcuts-section.module.css';

/** Every command with its keys, to be looked for and changed. */
export function ShortcutsSection({ commands }: { readonly commands: readonly ListedCommand[] }) {
  const { t } = useTranslation();
  const keymap = useLive((state) => state.keymap);
  const [query, setQuery] = useState('');
  /** Looked for by its keys: undefined is by name, null waits for them. */
  const [chord, setChord] = useState<string | null | undefined>(undefined);
  const [wish, setWish] = useState<KeyWish | null>(null);
  const found = commands.filter((command) =>
    chord ? keysOf(command, keymap).some((keys) => sameChord(keys, chord)) : rank(query, t(command.label)) > 0,
  );
  const changed = Object.keys(keymap.changes).length;

  function listenForKeys(event: KeyboardEvent): void {
    if (chord === undefined || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setChord(undefined);
    const pressed = chordOf(event.nativeEvent);
    if (pressed !== null) setChord(pressed);
  }

  return (
    <section className={classes['section']} aria-labelledby="settings-shortcuts">
      <div className={classes['head']}>
        <h2 id="settings-shortcuts" className={classes['title']}>
          {t('shortcuts.title')}
        </h2>
        <SegmentedControl
          aria-label={t('shortcuts.preset')}
          value={keymap.preset}
          onChange={(preset) => keepKeymap({ ...keymap, preset: keymapSchema.shape.preset.parse(preset) })}
          data={keymapPresets.map((value) => ({ value, label: t(`shortcuts.preset.${value}`) }))}
        />
      </div>
      <div className={classes['tools']}>
        <TextInput
          className={classes['search'] ?? ''}
          aria-label={t(chord === undefined ? 'shortcuts.search' : 'shortcuts.byKeys')}
          placeholder={t(chord === undefined ? 'shortcuts.search' : 'shortcuts.pressKeys')}
          leftSection={
            chord ? <Keys caps={chordCaps(chord, isMac)} /> : <IconSearch size={14} stroke={1.6} aria-hidden />
          }
          leftSectionWidth={chord ? 130 : 30}
          readOnly={chord !== undefined}
          value={chord === undefined ? query : ''}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={listenForKeys}
          ref={(field) => {
            if (chord === null) field?.focus();
          }}
        />
        <IconButton
          label={t('shortcuts.byKeys')}
          icon={IconKeyboard}
          pressed={chord !== undefined}
          onClick={() => setChord(chord === undefined ? null : undefined)}
        />
        <span className={classes['gap']} />
        <Button variant="default" onClick={() => reportFailure(importKeymap(t))}>
          {t('shortcuts.import')}
        </Button>
        <Button variant="default" onClick={() => reportFailure(exportKeymap(t))}>
          {t('shortcuts.export')}
        </Button>
        <Button variant="default" disabled={changed === 0} onClick={() => keepKeymap({ ...keymap, changes: {} })}>
          {t('shortcuts.resetAll')}
        </Button>
      </div>
      {commandScopes.map((scope) => {
        const here = found.filter((command) => command.scope === scope);
        return here.length === 0 ? null : (
          <section key={scope} className={classes['scope']}>
            <h3 className={classes['heading']}>{t(`shortcuts.scope.${scope}`)}</h3>
            <ul className={classes['list']}>
              {here.map((command) => (
                <ShortcutRow
                  key={command.id}
                  command={command}
                  keymap={keymap}
                  onWish={setWish}
                  onKeep={keepKeymap}
                  onReset={() => keepKeymap(withoutChange(keymap, command.id))}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {found.length === 0 && (
        <p className={classes['none']} role="status">
          {t('shortcuts.none')}
        </p>
      )}
      <KeyDialog
        key={wish ? `${wish.command.id} ${wish.instead}` : 'none'}
        wish={wish}
        commands={commands}
        keymap={keymap}
        onKeep={keepKeymap}
        onClose={() => setWish(null)}
      />
    </section>
  );
}
