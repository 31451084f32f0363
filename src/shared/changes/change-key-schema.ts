import { z } from 'zod';
import type { ChangeKey } from './change';

export const changeKeySchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'expected the key of a change: 64 hex digits')
  .transform((text) => text as ChangeKey);
