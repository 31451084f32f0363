import { app } from 'electron';
import { watchProcess } from './app/crash';
import { prepareEnvironment } from './app/environment';
import { createFrame } from './app/frame';
import type { LaunchArguments } from './app/launch-arguments';
import { denyNavigation } from './app/navigation';
import { openAsLaunched } from './app/open-project';
import { closeBeforeQuit } from './app/quit';
import { openSettings } from './app/settings';
import { claimSingleInstance } from './app/single-instance';
import { createWorkstation } from './app/workstation';

const now = () => new Date();
const environment = prepareEnvironment(now);
const { paths, logger, launch, isOwnPage } = environment;
const settings = openSettings(paths, now, logger);
const frame = createFrame({ ...environment, settings });

type Open = (asked: Pick<LaunchArguments, 'project' | 'sample'>) => Promise<void>;

let open: Open | undefined;

function start(): Open {
  const { rooms, close } = createWorkstation(environment, settings, frame);
  closeBeforeQuit(app, close, (error) => logger.error('Not everything was closed', error));
  const window = frame.open();
  return (asked) =>
    openAsLaunched(asked, rooms.openers, window).catch((error: unknown) => logger.error('Not opened', error));
}

const fail = watchProcess(app, logger, () => frame.messages().fatal(paths.logs));
denyNavigation(app, isOwnPage);
app.on('window-all-closed', () => app.quit());

const isFirst = claimSingleInstance(app, launch.project, (project) => {
  frame.focus();
  void open?.({ project, sample: false });
});

if (isFirst) {
  app
    .whenReady()
    .then(() => {
      open = start();
      return open(launch);
    })
    .catch(fail);
} else app.quit();
