import { openNote } from '@main/secrets/sealed-note';
import { loadIdentity } from './identity';

/** So many notes are kept open: more than are written for one person about one picture. */
const KEPT = 500;

/**
 * Opens the notes that were closed for the person of this account. The keychain is asked once for each note, not each
 * time that it is read.
 *
 * @throws UserError `sync.identityUnreadable`
 */
export function noteOpener(userData: string): (note: string) => string | null {
  const opened = new Map<string, string | null>();
  return (note) => {
    const known = opened.get(note);
    if (known !== undefined) return known;
    const text = openNote(note, loadIdentity(userData).privateKey);
    if (opened.size >= KEPT) opened.clear();
    opened.set(note, text);
    return text;
  };
}
