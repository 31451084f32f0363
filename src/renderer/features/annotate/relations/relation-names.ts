import { useEffect } from 'react';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { nameSchema } from '@shared/model/name';
import { call } from '../../../bridge/bridge';
import { showError } from '../../../i18n/show-error';
import { hand } from '../session/hand';
import type { Session } from '../session/session';

/** What relations of the project say, the most used first. */
const names = createStore<{ readonly known: readonly string[] }>(() => ({ known: [] }));

/** The names to choose from; until somebody chose one, the most used is in hand. */
export function useRelationNames(session: Session): readonly string[] {
  const relations = useStore(session.editor.store, (state) => state.document.relations);
  useEffect(() => {
    call('annotate.relationNames', {}).then((known) => {
      names.setState({ known });
      if (hand.getState().relationName === null && known[0] !== undefined) {
        session.editor.store.setState({ relationName: known[0] });
      }
    }, showError);
  }, [session]);
  const known = useStore(names, (state) => state.known);
  return [...new Set([...known, ...[...relations.values()].map(({ name }) => name)])];
}

/** What the next relations say, also on other images. */
export function chooseRelationName(session: Session, wish: string): void {
  const name = nameSchema.safeParse(wish.trim());
  if (!name.success) return;
  hand.setState({ relationName: name.data });
  session.editor.store.setState({ relationName: name.data });
}
