import { dialog } from 'electron';
import type { Frame } from './frame';
import type { LaunchArguments } from './launch-arguments';
import type { Logger } from './logger';

/** How projects are opened; the handlers of the projects room do. */
export interface ProjectOpeners {
  readonly 'projects.open': (input: { path: string }) => unknown;
  readonly 'projects.openSample': (input: Record<string, never>) => unknown;
}

/**
 * Opens what the command line or a second launch asked for, if anything. Nobody in the page asked, so a refusal is said
 * by the system, over the window.
 */
export async function openRequested(
  { project, sample }: Pick<LaunchArguments, 'project' | 'sample'>,
  openers: ProjectOpeners,
  frame: Frame,
  logger: Logger,
): Promise<void> {
  try {
    if (project !== null) await openers['projects.open']({ path: project });
    else if (sample) await openers['projects.openSample']({});
  } catch (error) {
    logger.warn('What was asked for at the start could not be opened', error);
    const message = error instanceof Error ? error.message : String(error);
    const window = frame.window();
    if (window !== null) await dialog.showMessageBox(window, { type: 'error', message });
  }
}
