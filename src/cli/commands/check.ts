import { Command } from 'commander';
import { UserError } from '@shared/lib/user-error';
import { checkStore, type CheckReport } from '@main/db/check';
import { withSqliteErrors } from '@main/db/sqlite-error';
import type { Cli } from '../cli';
import { exitCodes } from '../exit-codes';
import { withProject } from '../with-project';
import { count } from '../words';

export function checkCommand(cli: Cli): Command {
  return new Command('check')
    .description(
      'verify the file, its log of changes, and its tables against the log; exit code 1 when something is wrong',
    )
    .argument('<project>', 'the project file')
    .addHelpText('after', '\nExample:\n  plumbline check traffic.plumb')
    .action((project: string) =>
      cli.runAtOnce(async () => {
        const report = await checkProject(project);
        const { changes, findings, outsideOntology } = report;
        const sum = `${count(changes, 'change')} checked, ${count(findings.length, 'finding')}.`;
        const sound = findings.length === 0;
        return {
          result: report,
          words: [
            ...findings.map(({ code, detail }) => `${code}: ${detail}`),
            ...outsideOntology.map((detail) => `note: ${detail}`),
            sum,
          ],
          exitCode: sound ? exitCodes.done : exitCodes.failed,
        };
      }),
    );
}

/** A file that is too broken to be opened has one finding: that. */
async function checkProject(project: string): Promise<CheckReport> {
  try {
    return await withProject(project, (store) => withSqliteErrors(store.path, () => checkStore(store)));
  } catch (error) {
    if (!(error instanceof UserError && error.code === 'store.corrupt')) throw error;
    return { changes: 0, findings: [{ code: 'sqlite', detail: error.message }], outsideOntology: [] };
  }
}
