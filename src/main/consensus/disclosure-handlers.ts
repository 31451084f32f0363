import type { Handlers } from '@shared/contract/define';
import type { disclosuresContract } from '@shared/contract/disclosures';
import type { Session } from '@main/db/session';
import { disclosedOn } from './disclosed';
import type { OpenNote } from './feedback';

export function disclosureHandlers(session: Session, openNote: OpenNote): Handlers<typeof disclosuresContract> {
  return { 'disclosures.ofImage': ({ image }) => disclosedOn(session.store, image, openNote) };
}
