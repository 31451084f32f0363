import { preferencesSchema, type Preferences } from '@shared/contract/workstation';
import { openJsonFile, type JsonFile } from './json-file';

/** Dark, because the picture should be the brightest thing on the screen. */
const defaults: Preferences = { theme: 'dark', language: 'system' };

export type BrokenFileListener = (path: string, keptAs: string) => void;

/** What the person set on this machine. */
export function openPreferences(path: string, onBroken: BrokenFileListener): JsonFile<Preferences> {
  return openJsonFile({ path, schema: preferencesSchema, fallback: defaults, onBroken });
}
