import { IconArrowNarrowRight, IconArrowsExchange, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { linksAmong, linksOf, type Link } from '../../../canvas/editor/relations';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { IconButton } from '../../../ui/icon-button';
import { geometryIcons } from '../objects/geometry-icons';
import section from '../section.module.css';
import type { Session } from '../session/session';
import { removeRelations, renameRelation, reverseRelations } from './change-relations';
import { NameField } from './name-field';
import { chooseRelationName, useRelationNames } from './relation-names';
import classes from './relations-panel.module.css';

/** Rows of a thing that is related to more are of no help. */
const MOST_ROWS = 100;

/** What the selected objects have to do with others: from which to which, and what it is. */
export function RelationsPanel({ session }: { readonly session: Session }) {
  const { store } = session.editor;
  const document = useStore(store, (state) => state.document);
  const selection = useStore(store, (state) => state.selection);
  const all = useMemo(() => linksOf(document), [document]);
  const links = linksAmong(all, selection);
  return links.length === 0 ? null : <Panel session={session} links={links} />;
}

function Panel({ session, links }: { readonly session: Session; readonly links: readonly Link[] }) {
  const { t } = useTranslation();
  const names = useRelationNames(session);
  return (
    <section className={classes['panel']} aria-label={t('relations.title')} data-part="relations">
      <div className={section['head']}>
        <h3 className={section['title']}>{t('relations.title')}</h3>
        <span className={section['count']}>{links.length}</span>
      </div>
      <ul className={classes['list']} aria-label={t('relations.title')}>
        {links.slice(0, MOST_ROWS).map((link) => (
          <li key={link.relation.id} className={classes['row']}>
            <End session={session} shape={link.from} />
            <IconArrowNarrowRight size={14} stroke={1.8} className={classes['arrow']} aria-hidden />
            <NameField
              label={t('relations.name')}
              value={link.relation.name}
              names={names}
              width={92}
              onName={(name) => {
                chooseRelationName(session, name);
                renameRelation(session, link.relation, name);
              }}
            />
            <IconArrowNarrowRight size={14} stroke={1.8} className={classes['arrow']} aria-hidden />
            <End session={session} shape={link.to} />
            <IconButton
              label={t('relations.reverseOne')}
              icon={IconArrowsExchange}
              size="sm"
              onClick={() => reverseRelations(session, [link])}
            />
            <IconButton
              label={t('relations.removeOne')}
              icon={IconX}
              size="sm"
              onClick={() => removeRelations(session, [link])}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One of the two objects; a press goes to it. */
function End({ session, shape }: { readonly session: Session; readonly shape: AnnotationShape }) {
  const { store } = session.editor;
  const style = useStore(store, (state) => state.classes.get(shape.class));
  const Icon = geometryIcons[shape.geometry.type];
  return (
    <button
      type="button"
      className={classes['end']}
      title={style?.name}
      onClick={() => {
        session.editor.setTool('select');
        session.editor.select([shape.id]);
      }}
      onPointerEnter={() => store.setState({ hover: shape.id })}
      onPointerLeave={() => store.setState({ hover: null })}
    >
      <Icon size={13} stroke={1.8} color={style?.colour} />
      <span>{style?.name}</span>
    </button>
  );
}
