/**
 * `confused`: taken for another class; `misplaced`: the shape lies apart; `answered`: an attribute has another value;
 * `read`: another text.
 */
export const hintKinds = ['missing', 'extra', 'confused', 'misplaced', 'answered', 'read'] as const;
export type HintKind = (typeof hintKinds)[number];
