import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLaunchArguments } from '@main/app/launch-arguments';

function parse(argv: string[], environment: Record<string, string> = {}) {
  return parseLaunchArguments(['electron', ...argv], environment, '/work');
}

describe('the command line', () => {
  it('may be empty', () => {
    expect(parse([])).toEqual({ project: null, sample: false, userData: null });
  });

  it('names a project beside the flags of the runtime', () => {
    expect(parse(['--inspect=0', '--no-sandbox', '/repository', '내 프로젝트/birds.plumb']).project).toBe(
      resolve('/work', '내 프로젝트/birds.plumb'),
    );
  });

  it('takes no flag for a project', () => {
    expect(parse(['--load=/tmp/birds.plumb']).project).toBeNull();
  });

  it('asks for the sample', () => {
    expect(parse(['/repository', '--sample']).sample).toBe(true);
  });

  it('chooses the folder of settings, before the environment does', () => {
    const environment = { PLUMBLINE_USER_DATA: '/from/environment' };
    expect(parse([], environment).userData).toBe('/from/environment');
    expect(parse(['--user-data-dir=here'], environment).userData).toBe('/work/here');
    expect(parse(['--user-data-dir='], {}).userData).toBeNull();
  });
});
