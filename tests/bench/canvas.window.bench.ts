import { measurePage, type Measured } from './canvas/drive';
import type { Frames } from './canvas/frames';
import { startHost, type BenchPageName } from './canvas/host';
import { median, rounded } from './support/measure';

/**
 * The product's canvas against two plain canvases, on a picture of 12 megapixels with many polygons of 30 vertices. Both
 * are measured in turn, and the middle of several turns counts: other work on the machine then disturbs both alike.
 *
 * PLUMBLINE_BENCH_SHAPES=1000,10000 and PLUMBLINE_BENCH_TURNS=1 narrow it.
 */
const counts = (process.env['PLUMBLINE_BENCH_SHAPES'] ?? '1000,5000,10000,50000').split(',').map(Number);
const turns = Number(process.env['PLUMBLINE_BENCH_TURNS'] ?? 3);

const host = await startHost();
const results: Record<string, object> = {};
for (const count of counts) {
  const runs: Readonly<Record<BenchPageName, Run[]>> = { floor: [], index: [] };
  for (let turn = 0; turn < turns; turn++) {
    for (const page of ['floor', 'index'] as const) runs[page].push(await measured(page, count));
  }
  const [floor, ours] = [middleOf(runs.floor), middleOf(runs.index)];
  results[count] = { floor, ours, toFloor: ratios(ours, floor) };
}
host.close();
console.log(JSON.stringify(results));

/** A run by the names of its figures, those of frames with a dot. */
type Run = Readonly<Record<string, number>>;

async function measured(page: BenchPageName, count: number): Promise<Run> {
  const { app, page: shown } = await host.open(page);
  try {
    return flat(await measurePage({ page: shown, app, session: await shown.context().newCDPSession(shown) }, count));
  } finally {
    await app.close();
  }
}

function flat(run: Measured): Run {
  const figures = Object.entries(run).flatMap(([name, value]: [string, number | Frames]) =>
    typeof value === 'number'
      ? [[name, value] as const]
      : Object.entries(value).map(([part, figure]: [string, number]) => [`${name}.${part}`, figure] as const),
  );
  return Object.fromEntries(figures);
}

function middleOf(runs: readonly Run[]): Run {
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name] ?? 0))]));
}

/** Ours over the floor's; more is worse, but for frames that reached the screen. */
function ratios(ours: Run, floor: Run): Run {
  return Object.fromEntries(
    Object.entries(ours).map(([name, value]) => [name, rounded(value / Math.max(floor[name] ?? 0, 0.1), 2)]),
  );
}
