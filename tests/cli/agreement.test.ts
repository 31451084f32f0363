import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '@tests/support/temporary-store';
import { krippendorff1 } from '@tests/shared/agreement/published';
import { buildCommandLine, json, plumbline, type Failed } from './plumbline';

beforeAll(buildCommandLine, 180_000);

function table(text: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'ratings.csv');
  writeFileSync(path, text);
  return path;
}

/** `11.1` is an item with a row for each rating. */
function rows(units: string): string[] {
  return units
    .split(' ')
    .flatMap((unit, item) =>
      Array.from(unit).flatMap((value, annotator) => (value === '.' ? [] : [`${item + 1},R${annotator + 1},${value}`])),
    );
}

const csv = (units: string) => ['item,annotator,value', ...rows(units), ''].join('\n');

const four = csv(krippendorff1);

function measure<T = Record<string, unknown>>(code: number, text: string | Uint8Array, ...args: readonly string[]) {
  return json<T>(code, 'agreement', '--table', table(text), ...args);
}

describe('plumbline agreement', () => {
  it.each([
    ['krippendorff', 'nominal', 0.743421052631579],
    ['krippendorff', 'ordinal', 0.815387503754881],
    ['krippendorff', 'interval', 0.849107142857143],
    ['krippendorff', 'ratio', 0.797402774711612],
    ['fleiss', 'nominal', 0.761169275],
    ['gwet', 'nominal', 0.775444068],
    ['percent', 'nominal', 0.818181818],
  ])('prints %s at the level %s with its interval', async (metric, level, value) => {
    const report = await measure(0, four, '--metric', metric, '--level', level);
    expect(report).toMatchObject({ metric, level, items: 12, ratings: 41 });
    expect(report['value']).toBeCloseTo(value, 9);
    const [low, high] = report['ci95'] as [number, number];
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(report['warnings']).toEqual([
      { code: 'few-items', items: 11, needed: 30 },
      { code: 'single-ratings', items: 1 },
    ]);
  });

  it('prints the same bytes for the same ratings in another order and another dress', async () => {
    const [header = '', ...ratings] = four.trim().split('\n');
    const dressed = [...ratings]
      .sort()
      .reverse()
      .map((row) => {
        const [item, annotator, value] = row.split(',');
        return `" ${annotator} ", ${value} ,"a, ""b""\n",${item}`;
      });
    const other = `\uFEFFannotator,VALUE,comment,Item\r\n\r\n${dressed.join('\r\n')}`;
    const args = ['--metric', 'krippendorff', '--level', 'interval', '--json'];
    const first = await plumbline('agreement', '--table', table([header, ...ratings].join('\n')), ...args);
    expect(first.code).toBe(0);
    expect((await plumbline('agreement', '--table', table(other), ...args)).stdout).toBe(first.stdout);
  });

  it('compares two annotators by Cohen, also weighted, and names the two when there are more', async () => {
    const two = csv(
      [
        ...Array<string>(20).fill('11'),
        ...Array<string>(5).fill('12'),
        ...Array<string>(10).fill('21'),
        ...Array<string>(15).fill('22'),
      ].join(' '),
    );
    const report = await measure(0, two, '--metric', 'cohen');
    expect(report).toMatchObject({ items: 50, ratings: 100, warnings: [] });
    expect(report['value']).toBeCloseTo(0.4, 12);
    expect(report['standardError']).toBeCloseTo(0.126, 2);
    const weighted = await measure(0, two, '--metric', 'cohen', '--level', 'ordinal');
    expect(weighted['value']).toBeCloseTo(0.4, 12);
    const { error } = await measure<Failed>(3, four, '--metric', 'cohen');
    expect(error).toMatchObject({ code: 'agreement.notTwo', params: { count: 4, others: 'R1, R2, R3, R4' } });
    expect(await measure(0, four, '--metric', 'cohen', '--between', 'R1', 'R2')).toMatchObject({ ratings: 19 });
    const unknown = await measure<Failed>(3, four, '--metric', 'cohen', '--between', 'R1', 'Ada');
    expect(unknown.error).toMatchObject({ code: 'agreement.noSuchAnnotator', params: { name: 'Ada' } });
  });

  it('ranks words in the order that is declared', async () => {
    const words = four.replace(
      /,(\d)$/gm,
      (_, digit) => `,${['낮음', 'low', 'mid', 'high', 'top'][Number(digit) - 1]}`,
    );
    const ranked = await measure(0, words, '-m', 'krippendorff', '-l', 'ordinal', '--order', '낮음, low,mid,high,top');
    expect(ranked['value']).toBeCloseTo(0.815387503754881, 12);
    const { error } = await measure<Failed>(3, words, '-m', 'krippendorff', '-l', 'ordinal', '--order', '낮음,low,mid');
    expect(error.params).toMatchObject({ line: 24, reason: '"high" is none of 낮음, low, mid' });
  });

  it('finds the likely truth, and who can be relied on', async () => {
    const said = csv('111 111 222 222 112 221 111 222 12. 333');
    const report = await measure<{
      value: number;
      values: string[];
      consensus: { item: string; value: string; probability: number; doubtful: boolean }[];
      annotators: { annotator: string; ratings: number; accuracy: number; confusion: number[][] }[];
    }>(0, said, '--metric', 'dawid-skene');
    expect(report.values).toEqual(['1', '2', '3']);
    const label = (item: string) => report.consensus.find((one) => one.item === item);
    expect(label('5')).toMatchObject({ value: '1' });
    expect(label('9')).toMatchObject({ doubtful: true });
    expect(label('1')).toMatchObject({ value: '1', doubtful: false });
    const [first, , third] = report.annotators;
    expect(first).toMatchObject({ annotator: 'R1', ratings: 10 });
    expect(first!.accuracy).toBeGreaterThan(third!.accuracy);
    for (const row of first!.confusion) expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(report.value).toBeGreaterThan(0.8);
    expect(await measure(0, said, '--metric', 'mace')).toMatchObject({ metric: 'mace', items: 10 });
  });

  it('speaks in words without --json', async () => {
    const { code, stdout, stderr } = await plumbline('agreement', '--table', table(four), '-m', 'krippendorff');
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^Krippendorff's alpha, nominal: 0\.743, 95 % interval \d\.\d{3} to \d\.\d{3}\n/);
    expect(stderr).toContain('12 items, 41 ratings, 4 annotators');
    expect(stderr).toContain('Note: only 11 items can be compared');
    const truth = await plumbline('agreement', '--table', table(four), '-m', 'dawid-skene');
    expect(truth.stderr).toMatch(/ {2}R1: \d+\.\d % right, 9 ratings\n/);
  });

  it('gives null and says why when there is nothing to measure', async () => {
    expect(await measure(0, 'item,annotator,value\na,x,1\nb,y,2\n', '-m', 'fleiss')).toMatchObject({
      value: null,
      ci95: null,
      warnings: [{ code: 'no-overlap' }, { code: 'single-ratings', items: 2 }],
    });
    expect(await measure(0, 'item,annotator,value\na,x,1\na,y,1\n', '-m', 'gwet')).toMatchObject({
      value: null,
      percent: 1,
      warnings: [{ code: 'no-variation' }, { code: 'few-items' }],
    });
  });
});

describe('a table that cannot be read', () => {
  it.each([
    ['an empty value', 'item,annotator,value\na,x,1\na,y,\n', 3, /the value is missing; leave out the row/],
    ['an empty item', 'item,annotator,value\n  ,x,1\n', 2, /the item is missing/],
    ['a row that is too short', 'item,annotator,value\na,x,1\na,y\n', 3, /the value is missing/],
    ['the same rating twice', 'item,annotator,value\na,x,1\nb,x,1\na,x,2\n', 4, /x has rated a on line 2 already/],
    [
      'a name twice in two Unicode forms',
      'item,annotator,value\na,Zo\u00eb,1\na,Zoe\u0308,2\n',
      3,
      /on line 2 already/,
    ],
    ['an open quotation mark', 'item,annotator,value\na,x,"1\na,y,1\n', 3, /Quote Not Closed/],
    ['a quotation mark inside text', 'item,annotator,value\na,x,1\na,y"z,1\n', 3, /Invalid Opening Quote/],
    ['no ratings', 'item,annotator,value\n', 1, /holds no ratings/],
    ['nothing', '', 1, /holds no ratings/],
  ])('is refused with the line for %s', async (_, text, line, reason) => {
    const { error } = await measure<Failed>(3, text, '--metric', 'fleiss');
    expect(error).toMatchObject({ code: 'table.malformed', params: { line } });
    expect(error.params['reason']).toMatch(reason);
    expect(error.message).toContain(`ratings.csv, line ${line}: `);
  });

  it.each([
    ['interval', 'high', '"high" is no number, and level interval needs numbers'],
    [
      'ordinal',
      'high',
      '"high" is no number, and level ordinal needs numbers, or --order with the words from lowest to highest',
    ],
    ['ratio', '-2', 'level ratio needs numbers from 0, got -2'],
  ])('is refused at the level %s for the value %s', async (level, value, reason) => {
    const text = `item,annotator,value\na,x,1.0\na,y,${value}\n`;
    const { error } = await measure<Failed>(3, text, '-m', 'krippendorff', '--level', level);
    expect(error).toMatchObject({ code: 'table.malformed', params: { line: 3, reason } });
  });

  it('is refused without its columns', async () => {
    const missing = await measure<Failed>(3, 'item;annotator;value\na;x;1\n', '-m', 'fleiss');
    expect(missing.error).toMatchObject({ code: 'table.columns', params: { column: 'item', count: 0 } });
    const twice = await measure<Failed>(3, 'item,value,annotator,value\na,1,x,1\n', '-m', 'fleiss');
    expect(twice.error).toMatchObject({ code: 'table.columns', params: { column: 'value', count: 2 } });
  });

  it('is refused in another encoding, as a folder, and when it is not there', async () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0x69, 0x00]);
    expect((await measure<Failed>(3, utf16, '-m', 'fleiss')).error.code).toBe('table.notUtf8');
    const folder = join(temporaryFolder(), 'folder.csv');
    mkdirSync(folder);
    const asFolder = await json<Failed>(3, 'agreement', '--table', folder, '-m', 'fleiss');
    expect(asFolder.error).toMatchObject({ code: 'table.unreadable', params: { reason: 'EISDIR' } });
    const gone = await json<Failed>(3, 'agreement', '--table', join(folder, 'none.csv'), '-m', 'fleiss');
    expect(gone.error).toMatchObject({ code: 'table.unreadable' });
  });

  it('is bad usage to ask for what is not defined', async () => {
    for (const args of [
      ['-m', 'fleiss', '-l', 'ordinal'],
      ['-m', 'cohen', '-l', 'ratio'],
      ['-m', 'kendall'],
      ['-m', 'krippendorff', '-l', 'interval', '--order', 'a,b'],
      ['-m', 'krippendorff', '-l', 'ordinal', '--order', 'a,b,a'],
    ])
      expect((await measure<Failed>(2, four, ...args)).error.code).toBe('usage');
  });
});
