import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cruise } from '../../scripts/lib/boundaries.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';

/** One import that each rule exists to forbid: rule, importing file, what it imports. */
const forbidden = [
  ['no-cycles', 'src/shared/lib/egg.ts', './hen'],
  ['shared-imports-only-shared', 'src/shared/lib/a.ts', '../../main/db/open'],
  ['shared-imports-only-pure-packages', 'src/shared/lib/b.ts', 'react'],
  ['shared-no-node', 'src/shared/lib/c.ts', 'node:fs'],
  ['renderer-sees-only-shared', 'src/renderer/bridge/a.ts', '../../main/db/open'],
  ['renderer-no-node', 'src/renderer/bridge/b.ts', 'node:path'],
  ['renderer-no-native', 'src/renderer/bridge/c.ts', 'electron'],
  ['main-never-sees-renderer', 'src/main/app/a.ts', '../../renderer/ui/button'],
  ['main-never-sees-cli', 'src/main/app/b.ts', '../../cli/plumbline'],
  ['preload-is-thin', 'src/preload/a.ts', '../shared/lib/egg'],
  ['db-is-below-features', 'src/main/db/a.ts', '../annotate/edit'],
  ['main-features-are-islands', 'src/main/formats/a.ts', '../annotate/edit'],
  ['main-features-do-not-see-app', 'src/main/formats/b.ts', '../app/window'],
  ['renderer-features-are-islands', 'src/renderer/features/images/a.ts', '../home/screen'],
  ['features-do-not-see-app', 'src/renderer/features/images/b.ts', '../../app/routes'],
  ['only-app-composes-features', 'src/renderer/canvas/view/a.ts', '../../features/home/screen'],
  ['ui-kit-is-a-leaf', 'src/renderer/ui/a.ts', '../../shared/model/image'],
  ['editor-core-has-no-view', 'src/renderer/canvas/tools/a.ts', 'react'],
  ['editor-core-has-no-view', 'src/renderer/canvas/editor/a.ts', '../view/stage'],
  ['konva-only-in-view', 'src/renderer/features/annotate/a.ts', 'konva'],
  ['preload-api-only-in-bridge', 'src/renderer/features/annotate/b.ts', '../../../shared/contract/preload-api'],
  ['sqlite-only-in-db', 'src/main/formats/c.ts', 'better-sqlite3'],
  ['onnx-only-in-prelabel', 'src/main/formats/d.ts', 'onnxruntime-node'],
  ['sharp-through-its-door', 'src/main/formats/e.ts', 'sharp'],
  ['electron-only-at-the-edge', 'src/main/formats/f.ts', 'electron'],
  ['src-never-sees-tests', 'src/main/formats/g.ts', '../../../tests/support/driver'],
  ['no-unresolvable', 'src/main/formats/h.ts', './nowhere'],
];

/** What is imported above; none of it breaks a rule by itself. */
const innocent = {
  'src/shared/lib/hen.ts': `import { value } from './egg';\nexport const other = value;\n`,
  'src/shared/model/image.ts': '',
  'src/shared/contract/preload-api.ts': '',
  'src/main/db/open.ts': '',
  'src/main/annotate/edit.ts': '',
  'src/main/app/window.ts': '',
  'src/cli/plumbline.ts': '',
  'src/renderer/ui/button.ts': '',
  'src/renderer/app/routes.ts': '',
  'src/renderer/canvas/view/stage.ts': '',
  'src/renderer/features/home/screen.ts': '',
  'tests/support/driver.ts': '',
};

let tree;

beforeEach(() => {
  tree = realpathSync(mkdtempSync(path.join(tmpdir(), 'plumbline-boundaries-')));
  symlinkSync(inRoot('node_modules'), path.join(tree, 'node_modules'));
  write('tsconfig.json', '{}');
  for (const [file, content] of Object.entries(innocent)) write(file, `${content}export const value = 1;\n`);
});

afterEach(() => rmSync(tree, { recursive: true, force: true }));

function write(file, content) {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
  writeFileSync(path.join(tree, file), content);
}

test('every rule catches the import it is there for', async () => {
  for (const [, file, imported] of forbidden) {
    write(file, `import * as it from '${imported}';\nexport const value = it;\n`);
  }
  const { code, violations } = await cruise(tree);
  expect(code).not.toBe(0);
  const caught = new Set(violations.map(({ rule, from }) => `${rule} ${from}`));
  expect(forbidden.map(([rule, file]) => `${rule} ${file}`).filter((pair) => !caught.has(pair))).toEqual([]);
  const { forbidden: rules } = createRequire(import.meta.url)(inRoot('.dependency-cruiser.cjs'));
  const tried = new Set(forbidden.map(([rule]) => rule));
  expect(rules.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
});

test('a tree that keeps the rules passes, and every file of it was looked at', async () => {
  write('src/shared/lib/hen.ts', 'export const other = 1;\n');
  expect(await cruise(tree)).toEqual({ code: 0, violations: [], missed: [] });
});
