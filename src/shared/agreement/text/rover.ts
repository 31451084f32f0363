import { graphemesOf, normaliseText } from './graphemes';
import { editDistance } from './edit-distance';

/** Votes for each token at one place of the network; the empty token stands for nothing. */
type Slot = Map<string, number>;

const NOTHING = '';

/**
 * What several transcriptions say together: the text that most wrote, and when no text has more than half of them, the
 * vote at every place of their alignment (ROVER: Fiscus 1997), begun from the text that is nearest to all others so that
 * the order of arrival decides nothing. Words are aligned where most texts have several, otherwise letters.
 */
export function consensusText(texts: readonly string[]): string {
  const normal = texts.map(normaliseText).sort();
  const counts = new Map<string, number>();
  for (const text of normal) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [most, votes] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0] as const);
  if (votes * 2 > normal.length) return most;
  const byWord = normal.filter((text) => text.includes(' ')).length * 2 > normal.length;
  const tokens = normal.map((text) => (byWord ? text.split(' ') : graphemesOf(text)));
  return rover(tokens).join(byWord ? ' ' : '');
}

/** @returns the tokens that win the vote at their places; ties go to the hypothesis nearest to all others. */
export function rover(hypotheses: readonly (readonly string[])[]): string[] {
  if (hypotheses.length === 0) return [];
  const ordered = nearestFirst(hypotheses);
  const network: Slot[] = ordered[0]!.map((token) => new Map([[token, 1]]));
  ordered.slice(1).forEach((tokens, index) => align(network, tokens, index + 1));
  return network.map(winnerOf).filter((token) => token !== NOTHING);
}

/** By the sum of distances to all others, then by their text. */
function nearestFirst(hypotheses: readonly (readonly string[])[]): (readonly string[])[] {
  return hypotheses
    .map((tokens) => ({
      tokens,
      sum: hypotheses.reduce((sum, other) => sum + editDistance(tokens, other), 0),
      text: tokens.join('\u0000'),
    }))
    .sort((one, other) => one.sum - other.sum || (one.text < other.text ? -1 : one.text > other.text ? 1 : 0))
    .map(({ tokens }) => tokens);
}

/** Adds one hypothesis to a network of `seen` others along the cheapest alignment. */
function align(network: Slot[], tokens: readonly string[], seen: number): void {
  const width = tokens.length + 1;
  const cost = new Float64Array((network.length + 1) * width);
  const skip = (slot: Slot) => (slot.has(NOTHING) ? 0 : 1);
  for (let at = 0; at <= network.length; at++)
    for (let token = 0; token <= tokens.length; token++) {
      if (at === 0 && token === 0) continue;
      const slot = network[at - 1];
      const here = tokens[token - 1];
      cost[at * width + token] = Math.min(
        slot && here !== undefined ? cost[(at - 1) * width + token - 1]! + (slot.has(here) ? 0 : 1) : Infinity,
        slot ? cost[(at - 1) * width + token]! + skip(slot) : Infinity,
        here === undefined ? Infinity : cost[at * width + token - 1]! + 1,
      );
    }
  let [at, token] = [network.length, tokens.length];
  while (at > 0 || token > 0) {
    const now = cost[at * width + token]!;
    const slot = network[at - 1];
    const here = tokens[token - 1];
    if (slot && here !== undefined && now === cost[(at - 1) * width + token - 1]! + (slot.has(here) ? 0 : 1)) {
      vote(slot, here);
      at--;
      token--;
    } else if (slot && now === cost[(at - 1) * width + token]! + skip(slot)) {
      vote(slot, NOTHING);
      at--;
    } else {
      network.splice(
        at,
        0,
        new Map([
          [NOTHING, seen],
          [here!, 1],
        ]),
      );
      token--;
    }
  }
}

function vote(slot: Slot, token: string): void {
  slot.set(token, (slot.get(token) ?? 0) + 1);
}

/** Of as many votes the token that came first: the one of the nearest hypothesis. */
function winnerOf(slot: Slot): string {
  return [...slot].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}
