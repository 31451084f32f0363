/** The link of a change that came from elsewhere, as SQL writes it; the index of linked changes is found by this text. */
export const NOT_LINKED = `x'${'0'.repeat(64)}'`;
