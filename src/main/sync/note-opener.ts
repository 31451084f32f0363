import { openNote } from '@main/secrets/sealed-note';
import { loadIdentity } from './identity';

/**
 * Opens the notes that were closed for the person of this account. The keychain is asked once for each note, not each
 * time that it is read.
 *
 * @throws UserError `sync.identityUnreadable`
 */
export function noteOpener(userData: string): (note: string) => string | null {
  let last: { readonly note: string; readonly text: string | null } | undefined;
  return (note) => {
    if (last?.note !== note) last = { note, text: openNote(note, loadIdentity(userData).privateKey) };
    return last.text;
  };
}
