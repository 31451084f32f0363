import { writeFile } from 'node:fs/promises';
import type { WebContents } from 'electron';
import type { Handlers } from '@shared/contract/define';
import type { printContract } from '@shared/contract/print';
import { UserError } from '@shared/lib/user-error';

/** Prints the page of the window as its style sheet for print says. */
export function printHandlers(contents: () => WebContents | null): Handlers<typeof printContract> {
  return {
    'print.toPdf': async ({ path }) => {
      const page = contents();
      if (page === null) throw cannotWrite(path, 'no window');
      const pdf = await page.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        margins: { top: 0.6, bottom: 0.6, left: 0.6, right: 0.6 },
      });
      try {
        await writeFile(path, pdf);
      } catch (error) {
        throw cannotWrite(path, error instanceof Error && 'code' in error ? String(error.code) : String(error));
      }
      return { bytes: pdf.length };
    },
  };
}

function cannotWrite(path: string, reason: string): UserError {
  return new UserError(
    'print.cannotWrite',
    { path, reason },
    `${path} cannot be written (${reason}). Choose another place.`,
  );
}
