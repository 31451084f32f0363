import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Adjustments } from '@shared/contract/looks';
import type { MemberId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';
import { useLive } from '../../../bridge/use-live';
import { reportFailure } from '../../../i18n/show-error';
import { nextColour } from '../classes/palette';
import type { Session } from '../session/session';
import { adjust, adjusted, adjustmentsOf, writeBeforeClosing } from './looks';
import { useAgreement } from './use-agreement';
import { members } from './members';

/** Keeps the canvas looking as the person set it. */
export function useLooks(session: Session | null): void {
  const looks = useLive((state) => state.looks);
  const adjustments = useAdjustments(session);
  useAgreement(session);
  const me = useLive((state) => state.project?.member.id ?? null);
  const people = useStore(members, (state) => state.people);
  const byAuthor = looks.colourBy === 'author';
  useEffect(writeBeforeClosing, []);
  useEffect(() => session?.editor.store.setState({ looks }), [session, looks]);
  useEffect(() => {
    const image = session?.image.id;
    if (image !== undefined) session?.editor.store.setState({ adjust: (chosen) => adjust(image, chosen) });
  }, [session]);
  useEffect(() => {
    if (adjustments) session?.editor.store.setState({ adjustments });
  }, [session, adjustments]);
  useEffect(() => {
    if (byAuthor && session)
      reportFailure(call('guidelines.members', {}).then((read) => members.setState({ people: read })));
  }, [session, byAuthor]);
  useEffect(() => {
    const authors = authorColours(people.map(({ id }) => id));
    session?.editor.store.setState({ authors: new Map(authors).set(null, authors.get(me) ?? '') });
  }, [session, people, me]);
}

function useAdjustments(session: Session | null): Adjustments | null {
  const looks = useLive((state) => state.looks);
  return useStore(adjusted, (state) => session && adjustmentsOf(session.image.id, looks, state));
}

/** People keep their colours for as long as nobody joins before them in the list. */
export function authorColours(ids: readonly MemberId[]): Map<MemberId | null, string> {
  const colours = new Map<MemberId | null, string>();
  for (const id of ids) colours.set(id, nextColour([...colours.values()]));
  return colours;
}
