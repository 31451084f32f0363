import type { i18n } from 'i18next';
import { liveState } from '../bridge/live-state';
import { resolveLanguage } from '../i18n/language';

/** Speaks what is set, at once when it is set anew, and tells the page's language to screen readers and fonts. */
export function keepLanguage(translation: i18n): void {
  const speak = () => {
    const { preferences, systemLocale } = liveState.getState();
    const language = resolveLanguage(preferences.language, systemLocale);
    document.documentElement.lang = language;
    if (translation.language !== language) void translation.changeLanguage(language);
  };
  speak();
  liveState.subscribe(speak);
}
