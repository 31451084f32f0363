import { Command } from 'commander';
import type { Cli } from './cli';
import { addCommand } from './commands/add';
import { agreementCommand } from './commands/agreement';
import { assignCommand } from './commands/assign';
import { backupCommand } from './commands/backup';
import { checkCommand } from './commands/check';
import { conflictsCommand } from './commands/conflicts';
import { consensusCommand } from './commands/consensus';
import { evaluateCommand } from './commands/evaluate';
import { exportCommand } from './commands/export';
import { goldCommand } from './commands/gold';
import { guidelineCommand } from './commands/guideline';
import { importCommand } from './commands/import';
import { infoCommand } from './commands/info';
import { hubCommand } from './commands/hub';
import { keyCommand } from './commands/key';
import { memberCommand } from './commands/member';
import { modelsCommand } from './commands/models';
import { newCommand } from './commands/new';
import { prelabelCommand } from './commands/prelabel';
import { restoreCommand } from './commands/restore';
import { submitCommand } from './commands/submit';
import { compactCommand } from './commands/compact';
import { packCommand } from './commands/pack';
import { syncCommand } from './commands/sync';

const commands = [
  newCommand,
  addCommand,
  infoCommand,
  checkCommand,
  backupCommand,
  restoreCommand,
  importCommand,
  exportCommand,
  prelabelCommand,
  modelsCommand,
  agreementCommand,
  consensusCommand,
  goldCommand,
  evaluateCommand,
  guidelineCommand,
  keyCommand,
  memberCommand,
  assignCommand,
  submitCommand,
  hubCommand,
  syncCommand,
  packCommand,
  compactCommand,
  conflictsCommand,
] as const;

/** Every command with its help. Throws commander's errors instead of ending the process. */
export function createProgram(cli: Cli, version: string): Command {
  const program = new Command('plumbline')
    .description(
      'Annotate images as a team, without a server. These commands work on a project file, also while its window is open.',
    )
    .version(version)
    .option('--json', 'print the result as JSON on stdout; words and progress stay on stderr')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Type "plumbline help <command>" to see how it is used.')
    .exitOverride()
    .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 bad usage, 3 input rejected (nothing was written).');
  for (const create of commands) program.addCommand(inheriting(program, create(cli)));
  return program;
}

/** `addCommand` passes settings on only to commands that were made by `command()`. */
function inheriting(program: Command, command: Command): Command {
  return command.copyInheritedSettings(program);
}
