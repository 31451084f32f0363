export type Look = 'dark' | 'light' | 'contrast';

export type ThemeChoice = 'system' | Look;

export interface SystemLook {
  readonly light: boolean;
  readonly moreContrast: boolean;
}

/** What to show for a preference on a system that asks for `system`. */
export function resolveLook(preference: ThemeChoice, system: SystemLook): Look {
  if (preference !== 'system') return preference;
  if (system.moreContrast) return 'contrast';
  return system.light ? 'light' : 'dark';
}
