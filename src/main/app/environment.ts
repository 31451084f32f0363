import { app, protocol } from 'electron';
import { parseLaunchArguments, type LaunchArguments } from './launch-arguments';
import { createLogger, type Logger } from './logger';
import { appOrigin, createOwnPageCheck } from './own-page';
import { resolvePaths, type AppPaths } from './paths';
import { registerSchemes } from './schemes';

/** What this run was given and where it lives. */
export interface Environment {
  readonly launch: LaunchArguments;
  readonly paths: AppPaths;
  readonly logger: Logger;
  /** True when it runs from the repository. */
  readonly developing: boolean;
  /** Origin of the reloading server; null when the built window is shown. */
  readonly developmentServer: string | null;
  readonly pageOrigin: string;
  readonly pageUrl: string;
  readonly isOwnPage: (url: string) => boolean;
}

/** Does what Electron takes only before it is ready. */
export function prepareEnvironment(now: () => Date): Environment {
  const launch = parseLaunchArguments(process.argv, process.env, process.cwd());
  if (launch.userData !== null) app.setPath('userData', launch.userData);
  registerSchemes(protocol);
  // As root Chromium starts only without its sandbox, and asking for both would crash every helper process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.commandLine.appendSwitch('disable-background-networking');
  const paths = resolvePaths({
    userData: app.getPath('userData'),
    app: app.getAppPath(),
    packagedResources: app.isPackaged ? process.resourcesPath : null,
  });
  const server = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  const developmentServer = server === undefined ? null : new URL(server).origin;
  const pageOrigin = developmentServer ?? appOrigin;
  return {
    launch,
    paths,
    logger: createLogger(paths.logs, now, (line) => process.stderr.write(line)),
    developing: !app.isPackaged,
    developmentServer,
    pageOrigin,
    pageUrl: `${pageOrigin}/`,
    isOwnPage: createOwnPageCheck(`${pageOrigin}/`),
  };
}
