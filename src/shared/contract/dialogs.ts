import { z } from 'zod';
import type { Contract } from './define';

/** The system's own file dialogs; null when the person cancels. */
export const dialogsContract = {
  'dialogs.chooseFolder': { input: z.strictObject({ title: z.string().max(200) }), output: z.string().nullable() },
  'dialogs.chooseFiles': {
    input: z.strictObject({
      title: z.string().max(200),
      kind: z.enum(['images', 'labels', 'project', 'keymap', 'model', 'letters', 'pack']),
    }),
    output: z.array(z.string()),
  },
  'dialogs.chooseSaveFile': {
    input: z.strictObject({
      title: z.string().max(200),
      kind: z.enum(['project', 'labels', 'backup', 'keymap', 'pdf', 'pack']),
      suggestedName: z.string().max(200),
    }),
    output: z.string().nullable(),
  },
} as const satisfies Contract;
