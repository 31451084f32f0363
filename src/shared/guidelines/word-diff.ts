import { tokenDiff, type Piece } from './token-diff';

/** Words with their white space and marks apart, so that a comma more does not change the word before it. */
const words = /\s+|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu;

/**
 * What became of a text, by words: lines are matched first, and words only within the lines that differ, so that a
 * megabyte of rules costs what was changed in it. The pieces that are not `added` make up the older text, those that
 * are not `removed` the newer one.
 */
export function wordDiff(before: string, after: string): Piece[] {
  const lines = tokenDiff(linesOf(before), linesOf(after)) ?? replaced(before, after);
  const pieces: Piece[] = [];
  for (let index = 0; index < lines.length;) {
    const piece = lines[index];
    if (piece?.op === 'same') {
      pieces.push(piece);
      index++;
      continue;
    }
    let [removed, added] = ['', ''];
    for (let next = lines[index]; next && next.op !== 'same'; next = lines[++index]) {
      if (next.op === 'removed') removed += next.text;
      else added += next.text;
    }
    pieces.push(...(tokenDiff(removed.match(words) ?? [], added.match(words) ?? []) ?? replaced(removed, added)));
  }
  return joined(pieces);
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

function replaced(before: string, after: string): Piece[] {
  return [
    { op: 'removed', text: before },
    { op: 'added', text: after },
  ];
}

/** Neighbours of one kind become one piece; nothing is left of empty ones. */
function joined(pieces: readonly Piece[]): Piece[] {
  const runs: { op: Piece['op']; texts: string[] }[] = [];
  for (const { op, text } of pieces) {
    const last = runs[runs.length - 1];
    if (text === '') continue;
    if (last?.op === op) last.texts.push(text);
    else runs.push({ op, texts: [text] });
  }
  return runs.map(({ op, texts }) => ({ op, text: texts.join('') }));
}
