import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../ui/keys';
import { usePaletteEntries, type FoundEntry } from './use-palette-entries';
import { showError } from '../i18n/show-error';
import classes from './palette.module.css';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Ctrl+K: one field that finds every command, class and picture. */
export function Palette({ opened, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={620}
      padding={0}
      centered={false}
      yOffset="12vh"
      // What is typed right after the keys that open it must not be lost.
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes['content'] ?? '' }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('commands.palette.title')}>
        <Modal.Body>
          <Finder onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function takeFocus(field: HTMLInputElement | null): void {
  field?.focus();
}

function Finder({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const entries = usePaletteEntries(query);
  const listId = useId();
  const active = Math.min(at, entries.length - 1);

  const choose = (entry: FoundEntry | undefined) => {
    if (!entry) return;
    onClose();
    void Promise.resolve().then(entry.run).catch(showError);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(entries.length - 1, active + step)));
    else if (event.key === 'Enter') choose(entries[active]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={classes['field']}>
        <IconSearch size={17} stroke={1.6} aria-hidden />
        <input
          className={classes['input']}
          ref={takeFocus}
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={entries[active] ? `${listId}-${active}` : undefined}
          aria-label={t('commands.palette.placeholder')}
          placeholder={t('commands.palette.placeholder')}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={classes['list']} role="listbox" id={listId} aria-label={t('commands.palette.results')}>
        {entries.map((entry, index) => (
          <PaletteOption
            key={entry.id}
            id={`${listId}-${index}`}
            entry={entry}
            active={index === active}
            onPoint={() => setAt(index)}
            onChoose={() => choose(entry)}
          />
        ))}
      </div>
      {entries.length === 0 && (
        <p className={classes['none']} role="status">
          {t('commands.palette.none', { query })}
        </p>
      )}
    </>
  );
}

interface OptionProps {
  readonly id: string;
  readonly entry: FoundEntry;
  readonly active: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function PaletteOption({ id, entry, active, onPoint, onChoose }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={classes['option']}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      {entry.colour && <span className={classes['mark']} style={{ background: entry.colour }} />}
      <span className={classes['label']}>{entry.label}</span>
      <span className={classes['kind']}>{entry.kind}</span>
      {entry.keys && <Keys caps={entry.keys} />}
    </div>
  );
}
