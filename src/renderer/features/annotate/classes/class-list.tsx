import { TextInput } from '@mantine/core';
import { IconPlus, IconSettings, IconStretching } from '@tabler/icons-react';
import { useMemo, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { allowsShape } from '@shared/model/allows-shape';
import type { ClassId } from '@shared/model/ids';
import { useLive } from '../../../bridge/use-live';
import { commandStore } from '../../../commands/registry';
import { runCommand } from '../../../commands/run-command';
import { showError } from '../../../i18n/show-error';
import { IconButton } from '../../../ui/icon-button';
import { classKeys } from '../commands/class-commands';
import { openSkeletonEditor } from '../skeletons/editor-store';
import section from '../section.module.css';
import type { Session } from '../session/session';
import { addClass } from './add-class';
import { AllowedIcons } from './allowed-icons';
import { chooseClass } from './choose-class';
import classes from './class-list.module.css';
import { shapeOfTool } from './tool-shapes';

/** The classes with their keys: what the next drawing, or the selection, is to be. */
export function ClassList({ session }: { readonly session: Session }) {
  const { t, i18n } = useTranslation();
  const known = useLive((state) => state.classes);
  const active = useStore(session.editor.store, (state) => state.activeClass);
  const shape = useStore(session.editor.store, (state) => shapeOfTool(state.active.name, state));
  const document = useStore(session.editor.store, (state) => state.document);
  const counts = useMemo(() => {
    const found = new Map<ClassId, number>();
    for (const shape of document.shapes.values()) {
      if (shape.kind === 'annotation') found.set(shape.class, (found.get(shape.class) ?? 0) + 1);
    }
    return found;
  }, [document]);
  return (
    <section className={`${section['section']} ${classes['section']}`} aria-labelledby="annotate-classes">
      <div className={section['head']}>
        <h2 id="annotate-classes" className={section['title']}>
          {t('annotate.classes')}
        </h2>
        <div className={section['end']}>
          <IconButton
            label={t('skeletons.edit')}
            icon={IconStretching}
            size="sm"
            side="top"
            onClick={openSkeletonEditor}
          />
          <IconButton label={t('classes.edit')} icon={IconSettings} size="sm" side="top" onClick={editClasses} />
        </div>
      </div>
      <ul className={classes['list']} data-part="classes">
        {known.map((one, index) => (
          <li key={one.id}>
            <button
              type="button"
              className={classes['row']}
              aria-pressed={one.id === active}
              data-other-shape={(shape !== null && !allowsShape(one, shape)) || undefined}
              onClick={() => chooseClass(session, one.id)}
            >
              <kbd className={classes['key']}>{classKeys[index] ?? ''}</kbd>
              <span className={classes['swatch']} style={{ background: one.colour }} />
              <span className={classes['name']}>{one.name}</span>
              <AllowedIcons shapes={one.shapes} />
              <span className={classes['count']}>{counts.get(one.id)?.toLocaleString(i18n.language)}</span>
            </button>
          </li>
        ))}
      </ul>
      <AddClass session={session} />
    </section>
  );
}

/** The dialog belongs to the frame, as its command does. */
function editClasses(): void {
  const command = commandStore.getState().commands.find(({ id }) => id === 'classes.edit');
  if (command) void runCommand(command);
}

function AddClass({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');

  function submit(event?: FormEvent): void {
    event?.preventDefault();
    if (name.trim() === '') return;
    addClass(name).then((id) => {
      session.editor.store.setState({ activeClass: id });
      setName('');
    }, showError);
  }

  return (
    <form className={classes['add']} onSubmit={submit}>
      <TextInput
        size="xs"
        aria-label={t('annotate.class.name')}
        placeholder={t('annotate.class.addHint')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
        flex={1}
      />
      <IconButton
        label={t('annotate.class.add')}
        icon={IconPlus}
        side="top"
        disabled={name.trim() === ''}
        onClick={() => submit()}
      />
    </form>
  );
}
