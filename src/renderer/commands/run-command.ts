import { showError } from '../i18n/show-error';
import type { Command } from './command';

/** Gives the command; a failure is told in words. */
export async function runCommand(command: Command): Promise<void> {
  try {
    await command.run();
  } catch (error) {
    showError(error);
  }
}
