import type { ImageId } from '@shared/model/ids';
import type { SessionState } from './session';
import { warnBeforeClosing } from './warn-before-closing';

type Failure = NonNullable<SessionState['failure']>;

const kept = new Map<string, Failure>();

/** Keeps what could not be saved on an image that is left, until the person is back on it. */
export function keepUnsaved(project: string, image: ImageId, failure: Failure): void {
  if (kept.size === 0) window.addEventListener('beforeunload', warn);
  kept.set(keyOf(project, image), failure);
}

/** What was kept, once. */
export function takeUnsaved(project: string, image: ImageId): Failure | null {
  const key = keyOf(project, image);
  const failure = kept.get(key) ?? null;
  kept.delete(key);
  if (kept.size === 0) window.removeEventListener('beforeunload', warn);
  return failure;
}

function warn(event: BeforeUnloadEvent): void {
  const failures = [...kept.values()];
  const count = failures.reduce((sum, { tasks }) => sum + tasks.length, 0);
  warnBeforeClosing(event, count, failures[0]?.error);
}

/** The same picture can be in more than one project. */
function keyOf(project: string, image: ImageId): string {
  return `${image} ${project}`;
}
