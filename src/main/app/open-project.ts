import { dialog, type BrowserWindow } from 'electron';
import { UserError } from '@shared/lib/user-error';
import type { LaunchArguments } from './launch-arguments';

export interface Openers {
  readonly open: (path: string) => Promise<unknown>;
  readonly openSample: () => Promise<unknown>;
  readonly hasRecent: () => boolean;
}

/**
 * Opens what a launch asked for: the project that was named, or the sample when `--sample` was given and no project has
 * ever been opened here. Home stays when it cannot be opened, with the reason over it.
 */
export async function openAsLaunched(
  { project, sample }: Pick<LaunchArguments, 'project' | 'sample'>,
  { open, openSample, hasRecent }: Openers,
  window: BrowserWindow | null,
): Promise<void> {
  try {
    if (project !== null) await open(project);
    else if (sample && !hasRecent()) await openSample();
  } catch (error) {
    if (!(error instanceof UserError) || !window) throw error;
    await dialog.showMessageBox(window, { type: 'error', message: error.message });
  }
}
