import { listSegments, segmentBytes } from '@main/db/queries/segments';
import type { Store } from '@main/db/store';

/** What tells anything of somebody's labels: their feed, and names and bytes of their segments, as psql writes them. */
export function labelSecrets({ db, member }: Store): string[] {
  const own = listSegments(db).filter((segment) => segment.member === member);
  const labels = own.filter(({ id }) => headerOf(segmentBytes(db, id)).channel !== 'public');
  if (labels.length === 0) throw new Error('nothing was labelled, so there is nothing to keep secret');
  return labels.flatMap(({ feed, hash, id }) => {
    const bytes = Buffer.from(segmentBytes(db, id));
    return [
      feed,
      hash,
      bytes.subarray(-48, -16).toString('hex'),
      bytes.toString('base64').slice(-40, -8).toLowerCase(),
    ];
  });
}

function headerOf(segment: Uint8Array): { readonly channel: string } {
  const bytes = Buffer.from(segment);
  // 8 bytes of magic, 4 of the header's length, and the header.
  const header: unknown = JSON.parse(bytes.subarray(12, 12 + bytes.readUInt32BE(8)).toString());
  return header as { readonly channel: string };
}
