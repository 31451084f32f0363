import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '@tests/support/temporary-store';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { buildCommandLine, json, plumbline, start, type Failed } from './plumbline';

const commands = [
  'new',
  'add',
  'info',
  'check',
  'backup',
  'restore',
  'import',
  'export',
  'prelabel',
  'models',
  'agreement',
  'guideline',
  'gold',
];

beforeAll(buildCommandLine, 180_000);

describe('the command line', () => {
  it('tells its version and its commands', async () => {
    const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { version: string };
    expect(await plumbline('--version')).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
    const help = await plumbline('--help');
    expect(help.code).toBe(0);
    for (const command of commands) expect(help.stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  it('explains each command with an example', async () => {
    const helps = await Promise.all(commands.map((command) => plumbline(command, '--help')));
    for (const [index, command] of commands.entries()) {
      expect(helps[index]).toMatchObject({ code: 0, stderr: '' });
      expect(helps[index]!.stdout).toMatch(new RegExp(`Example:\\n  plumbline ${command} `));
      expect(helps[index]!.stdout).toContain('--json');
    }
  });

  it.each([
    ['a command that does not exist', ['anotate'], /unknown command 'anotate'/],
    ['no command', [], /Usage: plumbline/],
    ['a missing argument', ['info'], /missing required argument 'project'/],
    ['an argument too many', ['check', 'a.plumb', 'b.plumb'], /too many arguments/],
    ['an unknown option', ['info', 'a.plumb', '--jsn'], /unknown option '--jsn'/],
    ['a format that is not read', ['import', 'a.plumb', 'x', '--format', 'yolo'], /Allowed choices are coco, labelme/],
    ['no format', ['export', 'a.plumb', 'x'], /required option '-f, --format <format>' not specified/],
    [
      'labels that do not exist',
      ['export', 'a.plumb', 'x', '-f', 'coco', '--labels', 'golden'],
      /--labels takes all, author:NAME, gold or predictions, got "golden"/,
    ],
    [
      'a threshold that is none',
      ['prelabel', 'a.plumb', '--model', 'm', '--threshold', '7'],
      /Expected a number from 0.01 to 1/,
    ],
  ])('ends with 2 and says what is wrong, given %s', async (_, args, words) => {
    const folder = temporaryFolder();
    const ended = await start(args, folder).ended;
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(words);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says even bad usage in JSON to a program', async () => {
    const { error } = await json<Failed>(2, 'info');
    expect(error).toEqual({ code: 'usage', params: {}, message: "missing required argument 'project'" });
  });

  it('shows control characters of a name instead of sending them to the terminal', async () => {
    const { code, stderr } = await plumbline('info', join(temporaryFolder(), '\u001b]0;owned\u0007.plumb'));
    expect(code).toBe(3);
    expect(stderr).toContain('\\x1b]0;owned\\x07.plumb');
    expect(stderr).not.toContain('\u001b');
  });
});
