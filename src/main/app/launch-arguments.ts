import { resolve } from 'node:path';

export interface LaunchArguments {
  /** Absolute path of the project to open; null when none was named. */
  readonly project: string | null;
  /** `--sample`: open the sample project when no other is named. */
  readonly sample: boolean;
  /** Where this run keeps its own files, absolute; null for the usual place. */
  readonly userData: string | null;
}

const userDataFlag = '--user-data-dir=';

/**
 * Reads the command line `<electron> [flags] [app] [project.plumb] [--sample] [--user-data-dir=DIR]`. The project is
 * known by its extension, since what stands before it differs between a packaged and an unpackaged application.
 */
export function parseLaunchArguments(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): LaunchArguments {
  const rest = argv.slice(1);
  const project = rest.find((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.plumb'));
  const userData =
    rest.find((argument) => argument.startsWith(userDataFlag))?.slice(userDataFlag.length) ||
    environment['PLUMBLINE_USER_DATA'];
  return {
    project: project === undefined ? null : resolve(workingDirectory, project),
    sample: rest.includes('--sample'),
    userData: userData ? resolve(workingDirectory, userData) : null,
  };
}
