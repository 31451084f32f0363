import type { ImageId } from '@shared/model/ids';
import type { SessionState } from './session';

type Failure = NonNullable<SessionState['failure']>;

const kept = new Map<string, Failure>();

/** Keeps what could not be saved on an image that is left, until the person is back on it. */
export function keepUnsaved(project: string, image: ImageId, failure: Failure): void {
  kept.set(keyOf(project, image), failure);
}

/** What was kept, once. */
export function takeUnsaved(project: string, image: ImageId): Failure | null {
  const key = keyOf(project, image);
  const failure = kept.get(key) ?? null;
  kept.delete(key);
  return failure;
}

/** The same picture can be in more than one project. */
function keyOf(project: string, image: ImageId): string {
  return `${image} ${project}`;
}
