import type { MemberId } from '@shared/model/ids';
import { memberById } from './queries/members';
import type { Store } from './store';

/** Whether a segment belongs on this machine, by what it says of itself: labels are for their author and for reviewers. */
export function mayHold(
  { db, member }: Store,
  header: { readonly channel: string; readonly member: MemberId },
): boolean {
  if (header.channel === 'public' || header.member === member) return true;
  return (memberById(db, member)?.role ?? 'annotator') !== 'annotator';
}
