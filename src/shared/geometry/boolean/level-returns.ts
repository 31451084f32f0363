import type { Path64, Paths64 } from 'clipper2-ts';

type Vertex = Path64[number];

/**
 * The closed paths without the places where they go back along a level edge. These cover nothing, and on two level edges
 * after each other that run opposite ways version 2.0.1 of the library takes memory until there is none
 * (countertype/clipper2-ts, pull request 36). Vertices on the way of a level run stay; paths that cover nothing do not.
 */
export function withoutReturns(paths: Paths64): Paths64 {
  return paths.map(straightened).filter((path) => path.length >= 3);
}

function straightened(path: Path64): Path64 {
  const begins = path.findIndex((vertex, index) => vertex.y !== path.at(index - 1)!.y);
  if (begins === -1) return [];
  const turned = [...path.slice(begins), ...path.slice(0, begins)];
  const kept: Path64 = [];
  for (let first = 0; first < turned.length;) {
    let after = first + 1;
    while (after < turned.length && turned[after]!.y === turned[first]!.y) after++;
    kept.push(...oneWay(turned.slice(first, after)));
    first = after;
  }
  return kept;
}

/** Of a run of vertices at one height those that lead from its first to its last. */
function oneWay(run: readonly Vertex[]): readonly Vertex[] {
  const [first, last] = [run[0]!, run.at(-1)!];
  if (run.length < 3 && first.x !== last.x) return run;
  const way = Math.sign(last.x - first.x);
  const kept = [first];
  for (const vertex of run) {
    const isAhead = way * (vertex.x - kept.at(-1)!.x) > 0;
    if (isAhead && way * (last.x - vertex.x) >= 0) kept.push(vertex);
  }
  return kept;
}
