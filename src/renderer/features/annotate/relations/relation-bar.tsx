import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import bar from '../masks/brush-bar.module.css';
import { focusCanvas } from '../command-context';
import type { Session } from '../session/session';
import { NameField } from './name-field';
import { chooseRelationName, useRelationNames } from './relation-names';

/** What the next relation says, below the canvas while the tool that relates is in hand. */
export function RelationBar({ session }: { readonly session: Session }) {
  const tool = useStore(session.editor.store, ({ active }) => active.name);
  return tool === 'relate' ? <Bar session={session} /> : null;
}

function Bar({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const name = useStore(session.editor.store, (state) => state.relationName);
  const names = useRelationNames(session);
  return (
    <div className={bar['bar']} role="group" aria-label={t('annotate.tool.relate')}>
      <span className={bar['name']}>{t('relations.says')}</span>
      <NameField
        label={t('relations.name')}
        value={name}
        names={names}
        width={140}
        onName={(chosen) => {
          chooseRelationName(session, chosen);
          focusCanvas();
        }}
      />
      <span className={bar['hint']}>{t('relations.hint')}</span>
    </div>
  );
}
