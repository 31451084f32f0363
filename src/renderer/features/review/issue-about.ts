import type { Dispute } from '@shared/contract/review';
import type { About } from '../../threads/writing';

/** An issue that a reviewer raises is about the thing: its first label, where the result lies. */
export function disputed({ image, readings, merged }: Dispute): About {
  const first = readings.flatMap(({ labels }) => labels)[0];
  const region = merged[0]?.object.geometry ?? first?.object.geometry ?? null;
  return { image: image.id, region, annotation: first?.id ?? null };
}
