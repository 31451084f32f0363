import { Select } from '@mantine/core';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AnnotationId } from '@shared/model/ids';
import { newOwnId } from '../../../bridge/new-own-id';
import { useLive } from '../../../bridge/use-live';
import { editableShapes } from '../../../canvas/tools/select/targets';
import { IconButton } from '../../../ui/icon-button';
import { duplicateSelection, relabelSelection } from '../session/edits';
import type { Session } from '../session/session';
import classes from './selection-line.module.css';
import { SelectionMenu } from './selection-menu';

/** What is selected, its class to change, and what else can be done to all of it at once. */
export function SelectionLine({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { editor } = session;
  const document = useStore(editor.store, (state) => state.document);
  const selection = useStore(editor.store, (state) => state.selection);
  const known = useLive((state) => state.classes);
  const selected = editableShapes(document, selection);
  const [first] = selected;
  if (first === undefined) return null;
  const shared = selected.every((shape) => shape.class === first.class) ? first.class : null;
  return (
    <div className={classes['line']}>
      <span className={classes['count']}>{t('annotate.selection.count', { count: selected.length })}</span>
      <Select
        size="xs"
        aria-label={t('annotate.selection.class')}
        placeholder={t('annotate.selection.mixed')}
        data={known.map(({ id, name }) => ({ value: id, label: name }))}
        value={shared}
        allowDeselect={false}
        searchable={known.length > 8}
        onChange={(value) => {
          const chosen = known.find(({ id }) => id === value);
          if (chosen) relabelSelection(session, chosen.id);
        }}
        flex={1}
        miw={0}
      />
      <IconButton
        label={t('annotate.edit.duplicate')}
        icon={IconCopy}
        size="sm"
        onClick={() => duplicateSelection(session, () => newOwnId<AnnotationId>())}
      />
      <IconButton
        label={t('annotate.edit.delete')}
        icon={IconTrash}
        size="sm"
        onClick={() => editor.dispatch({ type: 'delete' })}
      />
      <SelectionMenu />
    </div>
  );
}
