import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCoco } from '@main/formats/coco/read';
import { LossCollector } from '@main/formats/losses';

// What reading a COCO file costs with all its checks, against the least that any reader must do: find each record by
// its brackets and JSON.parse it. Each reading has a process of its own, so that its memory is its own.

interface Reading {
  readonly records: number;
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
  readonly peakMegabytes: number;
}

const megabytes = Number(process.env['BENCH_MEGABYTES'] ?? 100);
const rounds = 3;

/** A file in the order and the proportions of the public instances files: about 7 objects an image, 440 bytes each. */
function generate(path: string): void {
  const descriptor = openSync(path, 'w');
  let seed = 1;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const round = (value: number): number => Math.round(value * 100) / 100;
  const images = Math.round(megabytes * 268);
  const put = (text: string): number => writeSync(descriptor, text);
  put('{"info":{"description":"generated"},"licenses":[],"images":[');
  for (let id = 1; id <= images; id++)
    put(
      `${id === 1 ? '' : ','}{"license":1,"file_name":"${String(id).padStart(12, '0')}.jpg","coco_url":"","height":480,"width":640,"id":${id}}`,
    );
  put('],"annotations":[');
  for (let count = 0, size = 0; size < megabytes * 1e6; count++) {
    const [x, y] = [round(random() * 500), round(random() * 400)];
    const ring = Array.from({ length: 2 * Math.floor(8 + random() * 32) }, (_, at) =>
      round((at % 2 ? y : x) + random() * 80),
    );
    const shape = JSON.stringify({ segmentation: [ring], area: round(random() * 6400), iscrowd: 0 });
    const image = 1 + Math.floor(random() * images);
    const record = `${shape.slice(0, -1)},"image_id":${image},"bbox":[${x},${y},80,80],"category_id":${1 + (count % 80)},"id":${count + 1}}`;
    size += put(`${count === 0 ? '' : ','}${record}`);
  }
  const categories = Array.from({ length: 80 }, (_, at) => ({
    supercategory: 'thing',
    id: at + 1,
    name: `class ${at}`,
  }));
  put(`],"categories":${JSON.stringify(categories)}}`);
  closeSync(descriptor);
}

async function ours(path: string): Promise<number> {
  const dataset = await readCoco(path);
  const losses = new LossCollector();
  let records = dataset.images.length + dataset.classes.length;
  for (const _ of dataset.objects(losses)) records++;
  return records;
}

/** Escapes never span chunks in the generated file, and nothing is checked: a floor, not a reader. */
function floor(path: string): number {
  const descriptor = openSync(path, 'r');
  const chunk = Buffer.allocUnsafe(4 * 1024 * 1024);
  let kept = Buffer.alloc(0);
  let [depth, start, records] = [0, -1, 0];
  for (;;) {
    const size = readSync(descriptor, chunk, 0, chunk.length, null);
    if (size === 0) break;
    const bytes = kept.length > 0 ? Buffer.concat([kept, chunk.subarray(0, size)]) : chunk.subarray(0, size);
    for (let index = kept.length; index < bytes.length; index++) {
      const byte = bytes[index]!;
      if (byte === 0x22) {
        const end = bytes.indexOf(0x22, index + 1);
        if (end < 0) break;
        index = end;
      } else if (byte === 0x7b || byte === 0x5b) {
        if (++depth === 3 && byte === 0x7b) start = index;
      } else if (byte === 0x7d || byte === 0x5d) {
        if (--depth === 2 && start >= 0) {
          JSON.parse(bytes.toString('latin1', start, index + 1));
          records++;
          start = -1;
        }
      }
    }
    if (start >= 0) {
      // The record is scanned again together with its rest.
      kept = Buffer.from(bytes.subarray(start));
      kept = Buffer.concat([kept, readRecordEnd(descriptor)]);
      JSON.parse(kept.toString('latin1', 0, kept.length));
      records++;
      [depth, start, kept] = [2, -1, Buffer.alloc(0)];
    } else kept = Buffer.alloc(0);
  }
  closeSync(descriptor);
  return records;
}

function readRecordEnd(descriptor: number): Buffer {
  const byte = Buffer.alloc(1);
  const rest: number[] = [];
  while (readSync(descriptor, byte, 0, 1, null) === 1) {
    rest.push(byte[0]!);
    if (byte[0] === 0x7d) break;
  }
  return Buffer.from(rest);
}

async function readAs(mode: string, path: string): Promise<Reading> {
  const start = performance.now();
  const records = mode === 'ours' ? await ours(path) : floor(path);
  const { user, system } = process.cpuUsage();
  return {
    records,
    milliseconds: Math.round(performance.now() - start),
    cpuMilliseconds: Math.round((user + system) / 1000),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function inChild(mode: string, path: string): Reading {
  const { status, stdout, stderr } = spawnSync(process.execPath, [process.argv[1]!, mode, path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${mode} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Reading;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

const [, , mode, path] = process.argv;
if (mode !== undefined && path !== undefined) {
  process.stdout.write(`${JSON.stringify(await readAs(mode, path))}\n`);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const file = join(folder, 'instances.json');
  try {
    generate(file);
    const readings: Record<'ours' | 'floor', Reading[]> = { ours: [], floor: [] };
    assert(inChild('ours', file).records === inChild('floor', file).records, 'both read the same');
    // Taken in turn, so that what else the machine does meets both alike.
    for (let round = 0; round < rounds; round++) {
      readings.floor.push(inChild('floor', file));
      readings.ours.push(inChild('ours', file));
    }
    const of = (key: keyof Reading, from: readonly Reading[]): number => median(from.map((reading) => reading[key]));
    process.stdout.write(
      `${JSON.stringify({
        name: 'coco-import',
        cores: cpus().length,
        megabytes: Math.round(statSync(file).size / 1e6),
        records: of('records', readings.ours),
        floorMs: of('milliseconds', readings.floor),
        oursMs: of('milliseconds', readings.ours),
        /** 1 is the speed of the floor. */
        timeOfFloor: median(
          readings.ours.map((reading, at) => reading.milliseconds / readings.floor[at]!.milliseconds),
        ),
        cpuOfFloor: median(
          readings.ours.map((reading, at) => reading.cpuMilliseconds / readings.floor[at]!.cpuMilliseconds),
        ),
        floorPeakMegabytes: of('peakMegabytes', readings.floor),
        oursPeakMegabytes: of('peakMegabytes', readings.ours),
      })}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
