import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleId } from '@shared/model/ids';
import type { DocumentRule } from '@shared/guidelines/markdown-document';
import { MalformedGuideline, parseGuideline } from '@shared/guidelines/markdown-parse';
import { writeGuideline } from '@shared/guidelines/markdown-write';

const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '\n',
        '\r\n',
        '\n## Heading\n',
        '\n<!-- plumbline:rule {} -->\n',
        '\n<!-- \\plumbline:text {} -->\n',
        '-->',
        '<script>alert(1)</script>',
        '\u2028<!-- plumbline:end {} -->',
        '가이드라인',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]/g, '').trim())
  .filter((text) => text !== '' && !/\p{Surrogate}/u.test(text));
const sound = (text: string) => !/\p{Surrogate}/u.test(text);

const rules: fc.Arbitrary<DocumentRule[]> = fc.array(
  fc.record({
    id: fc.uuid({ version: 7 }).map((id) => id as RuleId),
    title: name,
    classes: fc.array(name, { maxLength: 3 }),
    attributes: fc.array(
      fc.record({ class: name, attribute: name, value: fc.oneof(fc.boolean(), name, fc.constant(null)) }),
      { maxLength: 2 },
    ),
    situation: words.map((text) => text.trim()),
    text: words.filter(sound),
    rationale: words.filter(sound),
    status: fc.constantFrom('proposed', 'active', 'retired'),
    examples: fc.array(
      fc.record({
        verdict: fc.constantFrom('good', 'bad'),
        sha256: fc.constantFrom('', 'a1'.repeat(32)),
        region: fc.record({
          type: fc.constant('box' as const),
          x: fc.integer({ min: -9, max: 900 }),
          y: fc.integer({ min: -9, max: 900 }),
          width: fc.integer({ min: 1, max: 900 }),
          height: fc.integer({ min: 1, max: 900 }),
        }),
        note: words,
        crop: fc.constant(null),
      }),
      { maxLength: 3 },
    ),
  }),
  { maxLength: 4 },
);

describe('a guideline as Markdown', () => {
  it('is read back to the letter, whatever its words are', () => {
    fc.assert(
      fc.property(rules, words, (written, reason) => {
        const version = { number: 3, author: 'Mina', publishedAt: '2026-01-05T09:00:00.000Z', reason };
        expect(parseGuideline(writeGuideline({ project: 'Street', version, rules: written }))).toEqual(written);
      }),
    );
  });

  it('may have been saved by an editor that ends lines in its own way, and with other words', () => {
    const rule = {
      title: 'Person',
      classes: ['person'],
      attributes: [],
      situation: '',
      text: 'One.\nTwo.',
      rationale: '',
      examples: [],
    };
    const id = '01890a5d-ac96-774b-bcce-b302099a8057' as RuleId;
    const text = writeGuideline({ project: 'Street', version: null, rules: [{ ...rule, id, status: 'active' }] });
    const edited = text.replace('## Person', '## People').replace('Two.', 'Three.').replaceAll('\n', '\r\n');
    expect(parseGuideline(edited)).toEqual([{ ...rule, id, status: 'active', title: 'People', text: 'One.\nThree.' }]);
  });

  it.each([
    ['nothing', '', /no guideline/],
    ['another document', '# Hello\n', /no guideline/],
    ['a newer format', '<!-- plumbline:guideline {"format":2} -->\n<!-- plumbline:end {} -->', /newer/],
    ['a file that was cut off', '<!-- plumbline:guideline {"format":1} -->\n', /end of the file is missing/],
    ['a damaged mark', '<!-- plumbline:guideline {"format":1} -->\n<!-- plumbline:rule', /damaged/],
    [
      'a mark without JSON',
      '<!-- plumbline:guideline {"format":1} -->\n<!-- plumbline:rule { -->\n<!-- plumbline:end {} -->',
      /no JSON/,
    ],
    [
      'words without a rule',
      '<!-- plumbline:guideline {"format":1} -->\n<!-- plumbline:text {} -->\nx\n<!-- plumbline:end {} -->',
      /begin first/,
    ],
    [
      'an id that is none',
      '<!-- plumbline:guideline {"format":1} -->\n<!-- plumbline:rule {"id":"1"} -->\n<!-- plumbline:end {} -->',
      /id expected/,
    ],
  ])('is refused with its line when it is %s', (_, text, reason) => {
    expect(() => parseGuideline(text)).toThrow(MalformedGuideline);
    expect(() => parseGuideline(text)).toThrow(reason);
  });
});
