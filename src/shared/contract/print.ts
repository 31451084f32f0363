import { z } from 'zod';
import type { Contract } from './define';

export const printContract = {
  /** Writes what the page shows when it is printed into a PDF file. @throws UserError `print.cannotWrite`. */
  'print.toPdf': {
    input: z.strictObject({ path: z.string().min(1).max(4096) }),
    output: z.object({ bytes: z.number().int() }),
  },
} as const satisfies Contract;
