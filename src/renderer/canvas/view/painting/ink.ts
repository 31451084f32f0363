/*
 * Colours of what lies on a picture. A picture is the same in every theme, so these are too; each is drawn over a dark
 * casing where it has to be seen on anything.
 */

/** What is selected together, and the marquee. */
export const ACCENT_INK = '#e3ab45';

/** What a model suggests; always dashed. */
export const SUGGESTION_INK = '#b592ff';

/** What somebody asked about; always dashed, and marked. */
export const QUESTION_INK = '#e3ab45';

export const CASING_INK = '#000000b3';
