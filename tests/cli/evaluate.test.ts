import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluatedProject } from '@tests/main/consensus/evaluated-project';
import { temporaryFolder } from '@tests/support/temporary-store';
import { buildCommandLine, json, plumbline, type Failed } from './plumbline';

beforeAll(buildCommandLine, 180_000);

describe('plumbline evaluate', () => {
  it('judges the only model by what was decided, in words and as a table, and changes nothing', async () => {
    const { path } = evaluatedProject().store;
    const before = readFileSync(path);
    const table = join(temporaryFolder(), 'figures.csv');
    const { code, stderr } = await plumbline('evaluate', path, '--slice', 'tag', '--csv', table);
    expect(code).toBe(0);
    expect(stderr).toContain('1 image, 2 objects there, 2 found\n');
    expect(stderr).toMatch(/Average precision \(COCO\): 0\.505/);
    expect(stderr).toContain('  car: sign, 1 times, e.g. image-0.jpg\n');
    expect(stderr).toContain('Note: suggestions below 0.3 were not kept, so average precision is a lower bound.\n');
    expect(readFileSync(table, 'utf8')).toMatch(/^by,name,class,measure,value/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('judges a person by another, as JSON', async () => {
    const { path } = evaluatedProject().store;
    const report = await json(0, 'evaluate', path, '--member', 'Jun', '--against', 'member:Mina');
    expect(report).toMatchObject({ images: 2, parts: [{ by: 'all', coco: null, scores: { recall: 2 / 3 } }] });
  });

  it('refuses what cannot be compared, and bad usage', async () => {
    const { path } = evaluatedProject().store;
    const joints = await json<Failed>(3, 'evaluate', path, '--type', 'keypoints');
    expect(joints.error.code).toBe('evaluation.nothingOfKind');
    const unknown = await json<Failed>(3, 'evaluate', path, '--model', 'other');
    expect(unknown.error).toMatchObject({ code: 'evaluation.noSuchModel', params: { others: 'net@1' } });
    for (const args of [
      ['--model', 'net', '--member', 'Jun'],
      ['--against', 'nonsense'],
      ['--type', 'nonsense'],
      ['--slice', 'nonsense'],
    ])
      expect((await json<Failed>(2, 'evaluate', path, ...args)).error.code).toBe('usage');
  });
});
