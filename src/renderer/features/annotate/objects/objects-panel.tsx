import { Select } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ClassId } from '@shared/model/ids';
import { useLive } from '../../../bridge/use-live';
import { IconButton } from '../../../ui/icon-button';
import section from '../section.module.css';
import { toggleHidden } from '../session/edits';
import type { Session } from '../session/session';
import { listedObjects } from './listed-objects';
import { ObjectsList } from './objects-list';
import { SelectionLine } from './selection-line';

/** The objects on the image: everything the canvas can do to them can be done here. */
export function ObjectsPanel({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { store } = session.editor;
  const document = useStore(store, (state) => state.document);
  const hidden = useStore(store, (state) => state.hidden);
  const known = useLive((state) => state.classes);
  const [wanted, setWanted] = useState<ClassId | null>(null);
  const only = known.some(({ id }) => id === wanted) ? wanted : null;
  const objects = useMemo(() => listedObjects(document, only), [document, only]);
  const all = useMemo(() => listedObjects(document, null).length, [document]);
  const allHidden = objects.length > 0 && objects.every((shape) => hidden.has(shape.id));
  return (
    <section className={`${section['section']} ${section['growing']}`} aria-labelledby="annotate-objects">
      <div className={section['head']}>
        <h2 id="annotate-objects" className="visually-hidden">
          {t('annotate.objects')}
        </h2>
        <span className={section['count']}>
          {only === null
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
      <SelectionLine session={session} />
      {objects.length === 0 ? (
        <p className={section['empty']}>{t(all === 0 ? 'annotate.objects.none' : 'annotate.objects.noneOfClass')}</p>
      ) : (
        <ObjectsList session={session} objects={objects} />
      )}
    </section>
  );
}
