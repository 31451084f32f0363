import { randomUUID } from 'node:crypto';
import { app, ipcMain, session } from 'electron';
import { dialogsContract } from '@shared/contract/dialogs';
import { jobsContract } from '@shared/contract/jobs';
import { keymapContract } from '@shared/contract/keymap';
import { looksContract } from '@shared/contract/looks';
import { printContract } from '@shared/contract/print';
import { workstationContract } from '@shared/contract/workstation';
import { serveFile } from '@main/images/serve-file';
import { createEmit } from '@main/ipc/events';
import { describeFailure } from '@main/ipc/failure';
import { serve } from '@main/ipc/serve';
import { createSenderCheck } from '@main/ipc/trusted-sender';
import { jobHandlers } from '@main/jobs/handlers';
import { createJobRegistry } from '@main/jobs/job-registry';
import { readAbout } from './about';
import { dialogHandlers } from './dialogs';
import type { Environment } from './environment';
import type { Frame } from './frame';
import { keymapHandlers } from './keymap-handlers';
import { looksHandlers } from './looks-handlers';
import { createPlumbProtocol } from './plumb-protocol';
import { printHandlers } from './print-handlers';
import { createRooms, type Rooms } from './rooms';
import { secureSession } from './secure-session';
import type { Settings } from './settings';
import { workstationHandlers } from './workstation-handlers';

/** Builds everything behind the window and opens the door to it. Electron is ready; the window is not open yet. */
export function createWorkstation(
  environment: Environment,
  settings: Settings,
  frame: Frame,
): { rooms: Rooms; close: () => Promise<void> } {
  const { paths, logger } = environment;

  function report(reference: string, error: unknown): void {
    logger.error(`Reference ${reference}`, error);
  }

  const emit = createEmit(frame.contents);
  const describe = (error: unknown) => describeFailure(error, report);
  const jobs = createJobRegistry({
    emit: (state) => emit('job.state', state),
    now: () => performance.now(),
    newId: randomUUID,
    describeFailure: describe,
  });
  const rooms = createRooms({
    paths,
    jobs,
    recent: settings.recent,
    emit,
    describeFailure: describe,
    onError: (message, error) => logger.error(message, error),
  });
  secureSession(session.defaultSession, {
    ...environment,
    renderer: paths.renderer,
    pictures: createPlumbProtocol(rooms.locate, serveFile, environment.pageOrigin, rooms.locateTile),
  });
  const contract = {
    ...rooms.contract,
    ...jobsContract,
    ...dialogsContract,
    ...workstationContract,
    ...looksContract,
    ...keymapContract,
    ...printContract,
  };
  const handlers = {
    ...rooms.handlers,
    ...jobHandlers(jobs),
    ...dialogHandlers(frame.window, frame.messages),
    ...looksHandlers(settings.looks),
    ...keymapHandlers(settings.keymap),
    ...printHandlers(() => frame.window()?.webContents ?? null),
    ...workstationHandlers({
      about: readAbout(app.getAppPath(), app.isPackaged, process.versions),
      preferences: settings.preferences,
      locale: () => app.getLocale(),
      onPreferences: frame.refresh,
    }),
  };
  const isTrustedSender = createSenderCheck(frame.contents, environment.isOwnPage);
  const shut = serve(contract, handlers, { ipcMain, isTrustedSender, report });
  return {
    rooms,
    async close() {
      shut();
      await jobs.stopAll();
      await rooms.close();
    },
  };
}
