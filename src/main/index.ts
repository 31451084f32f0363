import { randomUUID } from 'node:crypto';
import { app, ipcMain, session } from 'electron';
import { dialogsContract } from '@shared/contract/dialogs';
import { jobsContract } from '@shared/contract/jobs';
import { workstationContract } from '@shared/contract/workstation';
import { readAbout } from './app/about';
import { watchProcess } from './app/crash';
import { dialogHandlers } from './app/dialogs';
import { prepareEnvironment } from './app/environment';
import { createFrame } from './app/frame';
import { denyNavigation } from './app/navigation';
import { createPlumbProtocol } from './app/plumb-protocol';
import { closeBeforeQuit } from './app/quit';
import { secureSession } from './app/secure-session';
import { openSettings } from './app/settings';
import { claimSingleInstance } from './app/single-instance';
import { workstationHandlers } from './app/workstation-handlers';
import { createEmit } from './ipc/events';
import { describeFailure } from './ipc/failure';
import { serve } from './ipc/serve';
import { createSenderCheck } from './ipc/trusted-sender';
import { jobHandlers } from './jobs/handlers';
import { createJobRegistry } from './jobs/job-registry';

const now = () => new Date();
const environment = prepareEnvironment(now);
const { paths, logger, launch, isOwnPage } = environment;
const settings = openSettings(paths, now, logger);
const frame = createFrame({ ...environment, settings });

function report(reference: string, error: unknown): void {
  logger.error(`Reference ${reference}`, error);
}

function start(): void {
  const emit = createEmit(frame.contents);
  const jobs = createJobRegistry({
    emit: (state) => emit('job.state', state),
    now: () => performance.now(),
    newId: randomUUID,
    describeFailure: (error) => describeFailure(error, report),
  });
  const pictures = createPlumbProtocol(
    async () => null,
    async () => new Response(null, { status: 404 }),
    environment.pageOrigin,
  );
  secureSession(session.defaultSession, { ...environment, renderer: paths.renderer, pictures });
  const handlers = {
    ...jobHandlers(jobs),
    ...dialogHandlers(frame.window, frame.messages),
    ...workstationHandlers({
      about: readAbout(app.getAppPath(), app.isPackaged, process.versions),
      preferences: settings.preferences,
      locale: () => app.getLocale(),
      onPreferences: frame.refresh,
    }),
  };
  const isTrustedSender = createSenderCheck(frame.contents, isOwnPage);
  serve({ ...jobsContract, ...dialogsContract, ...workstationContract }, handlers, {
    ipcMain,
    isTrustedSender,
    report,
  });
  closeBeforeQuit(
    app,
    () => jobs.stopAll(),
    (error) => logger.error('Not everything was closed', error),
  );
  frame.open();
}

watchProcess(app, logger, () => frame.messages().fatal(paths.logs));
denyNavigation(app, isOwnPage);
app.on('window-all-closed', () => app.quit());
if (claimSingleInstance(app, launch.project, () => frame.focus())) void app.whenReady().then(start);
else app.quit();
