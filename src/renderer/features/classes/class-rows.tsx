import { TextInput } from '@mantine/core';
import { IconGripVertical, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState, type DragEvent, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassView } from '@shared/contract/classes';
import type { ClassId } from '@shared/model/ids';
import { IconButton } from '../../ui/icon-button';
import classes from './class-editor.module.css';
import { moved } from './draft';

interface ClassRowsProps {
  readonly known: readonly ClassView[];
  readonly chosen: ClassId | null;
  readonly filter: string;
  readonly locked: boolean;
  readonly onFilter: (text: string) => void;
  readonly onChoose: (id: ClassId) => void;
  readonly onAdd: (name: string) => void;
  readonly onOrder: (ids: readonly ClassId[]) => void;
}

/** The classes in their order; dragged, or moved by Alt and the arrows. */
export function ClassRows({ known, chosen, filter, locked, onFilter, onChoose, onAdd, onOrder }: ClassRowsProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState<ClassId | null>(null);
  const [dragged, setDragged] = useState<ClassId | null>(null);
  const wanted = filter.trim().toLowerCase();
  const shown = known.filter(({ name }) => name.toLowerCase().includes(wanted));
  const ids = known.map(({ id }) => id);

  function move(id: ClassId, to: number): void {
    const from = ids.indexOf(id);
    if (locked || to < 0 || to >= ids.length || to === from) return;
    onOrder(moved(ids, from, to));
  }

  function onKeyDown(event: KeyboardEvent, id: ClassId, index: number): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (event.altKey) return move(id, ids.indexOf(id) + step);
    const next = shown[index + step];
    if (!next) return;
    onChoose(next.id);
    event.currentTarget.closest('ul')?.querySelector<HTMLElement>(`[data-class="${next.id}"]`)?.focus();
  }

  function onDrop(event: DragEvent, id: ClassId): void {
    event.preventDefault();
    if (dragged) move(dragged, ids.indexOf(id));
    setDragged(null);
    setOver(null);
  }

  return (
    <nav className={classes['rows']} aria-label={t('classes.list')}>
      {known.length > 12 && (
        <TextInput
          aria-label={t('classes.filter')}
          placeholder={t('classes.filter')}
          leftSection={<IconSearch size={13} stroke={1.6} />}
          value={filter}
          onChange={(event) => onFilter(event.currentTarget.value)}
        />
      )}
      <ul className={classes['list']}>
        {shown.map(({ id, name, colour, attributes, shapes }, index) => (
          <li key={id}>
            <button
              type="button"
              className={classes['row']}
              data-over={over === id || undefined}
              draggable={!locked}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                setDragged(id);
              }}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                setOver(id);
              }}
              onDragEnd={() => setOver(null)}
              onDrop={(event) => onDrop(event, id)}
              data-class={id}
              aria-current={id === chosen}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              title={t('classes.move')}
              onClick={() => onChoose(id)}
              onKeyDown={(event) => onKeyDown(event, id, index)}
            >
              <IconGripVertical size={13} stroke={1.6} className={classes['grip'] ?? ''} />
              <span className={classes['swatch']} style={{ background: colour }} />
              <span className={classes['name']}>{name}</span>
              {shapes && <span className={classes['count']}>{t('allowed.count', { count: shapes.length })}</span>}
              {attributes && (
                <span className={classes['count']}>{t('classes.asks', { count: attributes.length })}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {!locked && <AddClass onAdd={onAdd} />}
    </nav>
  );
}

function AddClass({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  function submit(event?: FormEvent): void {
    event?.preventDefault();
    if (name.trim() === '') return;
    onAdd(name.trim());
    setName('');
  }
  return (
    <form className={classes['add']} onSubmit={submit}>
      <TextInput
        aria-label={t('classes.add.name')}
        placeholder={t('classes.add.name')}
        value={name}
        maxLength={200}
        flex={1}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <IconButton label={t('classes.add')} icon={IconPlus} disabled={name.trim() === ''} onClick={() => submit()} />
    </form>
  );
}
