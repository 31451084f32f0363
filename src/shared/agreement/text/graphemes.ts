const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Composed, without space at the ends, with one space between words: what a transcription says, not how it was typed. */
export function normaliseText(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

/** What people take for the letters of a text. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
