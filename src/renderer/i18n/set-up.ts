import i18next, { type i18n } from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import { english, korean } from './catalogues';
import type { Language } from './language';

/** Makes the translator. Catalogues are bundled, so it is ready when this resolves, without any request. */
export async function setUpTranslation(language: Language): Promise<i18n> {
  await i18next
    .use(new ICU({ parseErrorHandler: unfilledMessage }))
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      ns: ['plumbline'],
      defaultNS: 'plumbline',
      resources: { en: { plumbline: english }, ko: { plumbline: korean } },
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      showSupportNotice: false,
    });
  return i18next;
}

/** An error's message that lacks a value is given up for the sentence that came with the failure; see describe-error. */
function unfilledMessage(_error: Error, key: string, pattern: string): string {
  return key.startsWith('errors.') ? '' : pattern;
}
