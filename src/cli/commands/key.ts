import { Command } from 'commander';
import { loadIdentity } from '@main/sync/identity';
import type { Cli } from '../cli';

export function keyCommand(cli: Cli): Command {
  return new Command('key')
    .description('print the public key of this account on this machine: what a lead needs to admit you to a project')
    .addHelpText('after', '\nThe private part stays in your user data; the public part is no secret.')
    .action(() =>
      cli.runAtOnce(() => {
        const { key } = loadIdentity(cli.paths.userData);
        return { result: { key }, words: [key] };
      }),
    );
}
