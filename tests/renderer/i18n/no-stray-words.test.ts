import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files';

/** Attributes whose text a person sees or hears. */
const spokenAttributes = new Set([
  'alt',
  'aria-label',
  'aria-description',
  'description',
  'hint',
  'label',
  'placeholder',
  'title',
]);

const word = /\p{L}{2,}/u;

function strayWords(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && word.test(node.text)) found.push(node.text.trim());
    if (
      ts.isJsxAttribute(node) &&
      spokenAttributes.has(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer) &&
      word.test(node.initializer.text)
    ) {
      found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

describe('components', () => {
  const components = sourceFiles('renderer/').filter(({ path }) => path.endsWith('.tsx'));

  it.each(components.map(({ path, text }) => [path, text] as const))(
    '%s takes its words from the catalogues',
    (path, text) => {
      expect(strayWords(path, text)).toEqual([]);
    },
  );

  it('would be caught with a word of their own', () => {
    expect(strayWords('x.tsx', '<p>Hello <b title="Bye">{t("a")}</b></p>')).toEqual(['Hello', 'title="Bye"']);
  });
});
