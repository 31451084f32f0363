import { Command } from 'commander';
import { publicKeyOf } from '@main/sync/identity';
import type { Cli } from '../cli';

export function keyCommand(cli: Cli): Command {
  return new Command('key')
    .description('print the public key of this account on this machine: what a lead needs to admit you to a project')
    .addHelpText(
      'after',
      '\nThe private part stays on this machine, in its keychain where there is one; the public part is no secret.\nPLUMBLINE_KEYCHAIN=off leaves the keychain alone, and keeps secrets in files that only you can read.',
    )
    .action(() =>
      cli.runAtOnce(() => {
        const key = publicKeyOf(cli.paths.userData);
        return { result: { key }, words: [key] };
      }),
    );
}
