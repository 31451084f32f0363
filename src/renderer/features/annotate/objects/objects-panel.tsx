import { Select, TextInput } from '@mantine/core';
import { IconEye, IconEyeOff, IconListCheck, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ClassId } from '@shared/model/ids';
import { useLive } from '../../../bridge/use-live';
import { useKeyText } from '../../../commands/use-key-text';
import { IconButton } from '../../../ui/icon-button';
import { OthersLabel } from '../decided/others-label';
import { AttributesPanel } from '../attributes/attributes-panel';
import section from '../section.module.css';
import { RelationsPanel } from '../relations/relations-panel';
import { JointsPanel } from '../skeletons/joints-panel';
import { toggleHidden } from '../session/edits';
import type { Session } from '../session/session';
import { findObjects } from './find-objects';
import { listedObjects } from './listed-objects';
import { ObjectsList } from './objects-list';
import classes from './objects-panel.module.css';
import { Provenance } from '../suggestions/provenance';
import { SelectionLine } from './selection-line';

/** The objects on the image: everything the canvas can do to them can be done here. */
export function ObjectsPanel({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const keyText = useKeyText();
  const { store } = session.editor;
  const document = useStore(store, (state) => state.document);
  const hidden = useStore(store, (state) => state.hidden);
  const known = useLive((state) => state.classes);
  const [search, setSearch] = useState('');
  const [wanted, setWanted] = useState<ClassId | null>(null);
  const only = known.some(({ id }) => id === wanted) ? wanted : null;
  const [yes, no] = [t('attributes.yes'), t('attributes.no')];
  const objects = useMemo(
    () => findObjects(listedObjects(document, only), search, known, { yes, no }),
    [document, only, search, known, yes, no],
  );
  const all = useMemo(() => listedObjects(document, null).length, [document]);
  const allHidden = objects.length > 0 && objects.every((shape) => hidden.has(shape.id));
  return (
    <section className={`${section['section']} ${section['growing']}`} aria-labelledby="annotate-objects">
      <div className={section['head']}>
        <h2 id="annotate-objects" className="visually-hidden">
          {t('annotate.objects')}
        </h2>
        <span className={section['count']}>
          {only === null && search.trim() === ''
            ? t('annotate.objects.count', { count: all })
            : t('annotate.objects.of', { count: objects.length, all })}
        </span>
        <div className={section['end']}>
          <Select
            size="xs"
            aria-label={t('annotate.objects.filter')}
            placeholder={t('annotate.objects.allClasses')}
            data={known.map(({ id, name }) => ({ value: id, label: name }))}
            value={only}
            onChange={(value) => setWanted(known.find(({ id }) => id === value)?.id ?? null)}
            clearable
            searchable={known.length > 8}
            w={108}
            variant="unstyled"
          />
          <IconButton
            label={t('editing.select.listed')}
            icon={IconListCheck}
            size="sm"
            disabled={objects.length === 0}
            onClick={() => {
              session.editor.setTool('select');
              session.editor.select(objects.map(({ id }) => id));
            }}
          />
          <IconButton
            label={t(allHidden ? 'annotate.objects.showListed' : 'annotate.objects.hideListed')}
            icon={allHidden ? IconEyeOff : IconEye}
            size="sm"
            disabled={objects.length === 0}
            onClick={() =>
              toggleHidden(
                session,
                objects.map(({ id }) => id),
              )
            }
          />
        </div>
      </div>
      {(all > 0 || search !== '') && (
        <TextInput
          className={classes['search'] ?? ''}
          size="xs"
          aria-label={t('annotate.objects.search')}
          placeholder={t('annotate.objects.searchHint')}
          leftSection={<IconSearch size={13} stroke={1.6} />}
          value={search}
          maxLength={200}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.nativeEvent.isComposing) setSearch('');
          }}
        />
      )}
      <SelectionLine session={session} />
      <Provenance session={session} />
      <OthersLabel session={session} />
      <AttributesPanel session={session} />
      <JointsPanel session={session} />
      <RelationsPanel session={session} />
      {objects.length === 0 ? (
        <p className={section['empty']}>
          {all === 0
            ? t('annotate.objects.none', {
                box: keyText('annotate.tool.box'),
                polygon: keyText('annotate.tool.polygon'),
              })
            : t(search.trim() === '' ? 'annotate.objects.noneOfClass' : 'annotate.objects.noneFound')}
        </p>
      ) : (
        <ObjectsList session={session} objects={objects} />
      )}
    </section>
  );
}
