import { z } from 'zod';
import type { Contract, Handlers } from '@shared/contract/define';
import { UserError } from '@shared/lib/user-error';

/** A door with one handler for each way that a call can end. */
export const sampleContract = {
  'shelf.count': { input: z.strictObject({ shelf: z.string().max(20) }), output: z.number() },
  'shelf.burn': { input: z.strictObject({}), output: z.null() },
  'shelf.lose': { input: z.strictObject({}), output: z.null() },
  'shelf.lie': { input: z.strictObject({}), output: z.number() },
} as const satisfies Contract;

export const sampleHandlers: Handlers<typeof sampleContract> = {
  'shelf.count': ({ shelf }) => shelf.length,
  'shelf.burn': () => {
    throw new UserError('shelf.locked', { shelf: 'A' }, 'Shelf A is locked. Unlock it first.');
  },
  'shelf.lose': () => Promise.reject(new Error("SQLITE_CANTOPEN: unable to open '/home/ada/secret.plumb'")),
  // What a handler with a mistake would do; the compiler would refuse it without the way round.
  'shelf.lie': () => JSON.parse('"many"') as number,
};
