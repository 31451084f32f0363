import type { App } from 'electron';
import { z } from 'zod';

const messageSchema = z.object({ project: z.string().nullable() });

/**
 * Two processes on one folder of settings would write over each other, so a second launch hands its project to the
 * first and ends.
 *
 * @param onSecondLaunch told what the later launch was asked to open, null for nothing in particular.
 * @returns false in the second process, which must quit.
 */
export function claimSingleInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on'>,
  project: string | null,
  onSecondLaunch: (project: string | null) => void,
): boolean {
  app.on('second-instance', (_event, _argv, _workingDirectory, data) => {
    onSecondLaunch(messageSchema.safeParse(data).data?.project ?? null);
  });
  return app.requestSingleInstanceLock({ project });
}
