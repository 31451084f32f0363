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
import type { LaunchArguments } from './app/launch-arguments';
import { openAsLaunched } from './app/open-project';
import { createPlumbProtocol } from './app/plumb-protocol';
import { closeBeforeQuit } from './app/quit';
import { secureSession } from './app/secure-session';
import { createRooms } from './app/rooms';
import { openSettings } from './app/settings';
import { claimSingleInstance } from './app/single-instance';
import { workstationHandlers } from './app/workstation-handlers';
import { createEmit } from './ipc/events';
import { describeFailure } from './ipc/failure';
import { serveFile } from './images/serve-file';
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

type Open = (asked: Pick<LaunchArguments, 'project' | 'sample'>) => Promise<void>;

function start(): Open {
  const emit = createEmit(frame.contents);
  const jobs = createJobRegistry({
    emit: (state) => emit('job.state', state),
    now: () => performance.now(),
    newId: randomUUID,
    describeFailure: (error) => describeFailure(error, report),
  });
  const onError = (message: string, error: unknown) => logger.error(message, error);
  const rooms = createRooms({ paths, jobs, recent: settings.recent, emit, onError });
  const pictures = createPlumbProtocol(rooms.locate, serveFile, environment.pageOrigin);
  secureSession(session.defaultSession, { ...environment, renderer: paths.renderer, pictures });
  const handlers = {
    ...rooms.handlers,
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
  serve({ ...rooms.contract, ...jobsContract, ...dialogsContract, ...workstationContract }, handlers, {
    ipcMain,
    isTrustedSender,
    report,
  });
  closeBeforeQuit(
    app,
    async () => {
      await jobs.stopAll();
      await rooms.close();
    },
    (error) => onError('Not everything was closed', error),
  );
  const window = frame.open();
  return (asked) => openAsLaunched(asked, rooms.openers, window).catch((error: unknown) => onError('Not opened', error));
}

watchProcess(app, logger, () => frame.messages().fatal(paths.logs));
denyNavigation(app, isOwnPage);
app.on('window-all-closed', () => app.quit());
let open: Open | undefined;
const isFirst = claimSingleInstance(app, launch.project, (project) => {
  frame.focus();
  void open?.({ project, sample: false });
});
if (isFirst) {
  void app.whenReady().then(() => {
    open = start();
    void open(launch);
  });
} else app.quit();
