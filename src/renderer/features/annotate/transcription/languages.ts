/** Languages that signs and papers are often in; any other can be typed as its BCP 47 tag. */
export const languages = [
  'ko',
  'en',
  'ja',
  'zh-Hans',
  'zh-Hant',
  'vi',
  'th',
  'de',
  'fr',
  'es',
  'ru',
  'ar',
  'hi',
  'zxx',
];

/** The name of a language in the language of the window. */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
