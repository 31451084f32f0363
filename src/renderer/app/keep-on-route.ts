import type { ProjectInfo } from '@shared/contract/projects';
import { liveState } from '../bridge/live-state';
import { restartAt } from './routes';

/** Another project begins at its images; none leaves Home as the only place. */
export function keepOnRoute(first: ProjectInfo | null): void {
  restartAt({ name: first ? 'images' : 'home' });
  liveState.subscribe((now, before) => {
    if (now.project?.path === before.project?.path) return;
    restartAt({ name: now.project ? 'images' : 'home' });
  });
}
