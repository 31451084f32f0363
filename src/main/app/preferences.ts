import { preferencesSchema, type Preferences } from '@shared/contract/workstation';
import { openJsonFile, type JsonFile } from './json-file';

const defaults: Preferences = { theme: 'system', language: 'system' };

export type BrokenFileListener = (path: string, keptAs: string) => void;

/** What the person set on this machine. */
export function openPreferences(path: string, onBroken: BrokenFileListener): JsonFile<Preferences> {
  return openJsonFile({ path, schema: preferencesSchema, fallback: defaults, onBroken });
}
