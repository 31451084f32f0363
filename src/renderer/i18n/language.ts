import type { Preferences } from '@shared/contract/workstation';

export type Language = 'en' | 'ko';

/** The language to speak: the chosen one, or the system's when we have it, else English. */
export function resolveLanguage(preference: Preferences['language'], systemLocale: string): Language {
  if (preference !== 'system') return preference;
  return systemLocale.toLowerCase().split('-')[0] === 'ko' ? 'ko' : 'en';
}
