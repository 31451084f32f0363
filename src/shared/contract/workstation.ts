import { z } from 'zod';
import type { Contract } from './define';

export const preferencesSchema = z.strictObject({
  theme: z.enum(['system', 'dark', 'light', 'contrast']),
  language: z.enum(['system', 'en', 'ko']),
});

export const aboutSchema = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  /** The shipping runtime is the Electron that package.json pins; any other is for development only. */
  shippingRuntime: z.boolean(),
});

export type Preferences = z.infer<typeof preferencesSchema>;
export type About = z.infer<typeof aboutSchema>;

export const workstationContract = {
  'workstation.about': { input: z.strictObject({}), output: aboutSchema },
  'workstation.preferences': { input: z.strictObject({}), output: preferencesSchema },
  'workstation.setPreferences': { input: preferencesSchema.partial(), output: preferencesSchema },
  /** The language the system speaks, as a BCP 47 tag. */
  'workstation.locale': { input: z.strictObject({}), output: z.string() },
} as const satisfies Contract;
