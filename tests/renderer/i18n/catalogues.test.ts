import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { english, korean } from '@renderer/i18n/catalogues';
import { sourceFiles } from './source-files';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** The names of what a message is filled with, at any depth of its plurals and choices. */
function argumentsOf(ast: Ast): Set<string> {
  const names = new Set<string>();
  for (const element of ast) {
    // Literal text has a value as well, and the type 0; all others with a value are named by it.
    if ('value' in element && String(element.type) !== '0') names.add(element.value);
    if ('options' in element) {
      for (const option of Object.values(element.options))
        for (const name of argumentsOf(option.value)) names.add(name);
    }
  }
  return names;
}

function argumentsOfMessage(message: string, language: string): string[] {
  return [...argumentsOf(new IntlMessageFormat(message, language).getAst())].sort();
}

const catalogueFolder = new URL('../../../src/renderer/i18n/', import.meta.url);

describe('the catalogues', () => {
  it('say the same things in both languages', () => {
    expect(Object.keys(korean).sort()).toEqual(Object.keys(english).sort());
  });

  it('fill each message with the same values in both languages', () => {
    const filled = (messages: object, language: string) =>
      Object.fromEntries(
        Object.entries(messages).map(([key, message]) => [key, argumentsOfMessage(String(message), language)]),
      );
    expect(filled(korean, 'ko')).toEqual(filled(english, 'en'));
  });

  it('have no empty message', () => {
    const empty = [...Object.entries(english), ...Object.entries(korean)].filter(
      ([, message]) => message.trim() === '',
    );
    expect(empty).toEqual([]);
  });

  it('are all bundled, and every key begins with its area', () => {
    for (const language of ['en', 'ko']) {
      for (const file of readdirSync(new URL(`${language}/`, catalogueFolder))) {
        const area = file.replace('.json', '');
        const messages = JSON.parse(readFileSync(new URL(`${language}/${file}`, catalogueFolder), 'utf8')) as object;
        for (const key of Object.keys(messages)) {
          expect(key.split('.')[0]).toBe(area);
          expect(english).toHaveProperty([key]);
        }
      }
    }
  });

  it('hold no message that nothing uses', () => {
    const code = sourceFiles('renderer/').map(({ text }) => text);
    const quoted = new Set(
      code.flatMap((text) => [...text.matchAll(/['"`]([a-z]+\.[\w.-]+)['"`]/gi)].map((match) => match[1])),
    );
    const begun = code.flatMap((text) => [...text.matchAll(/`([a-z]+\.[\w.-]*)\$\{/gi)].map((match) => match[1] ?? ''));
    const unused = Object.keys(english).filter(
      (key) => !quoted.has(key) && !begun.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });
});
