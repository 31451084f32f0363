import { z } from 'zod';
import { ruleIdSchema } from '../model/ids';
import { nameSchema } from '../model/name';
import { ruleSchema, ruleStatusSchema } from '../model/rule';
import { shapeSchema } from '../model/shape';
import type { DocumentExample, DocumentRule } from './markdown-document';

const ruleMark = z.strictObject({
  id: ruleIdSchema,
  status: ruleStatusSchema,
  classes: z.array(nameSchema).max(1000),
  attributes: z
    .array(
      z.strictObject({
        class: nameSchema,
        attribute: nameSchema,
        value: z.union([z.boolean(), nameSchema]).nullable(),
      }),
    )
    .max(1000)
    .default([]),
  situation: ruleSchema.shape.situation,
});

const exampleMark = z.strictObject({
  verdict: z.enum(['good', 'bad']),
  sha256: z.string().regex(/^([0-9a-f]{64})?$/),
  region: shapeSchema,
  note: z.string().max(2000),
});

const MOST_RULES = 20_000;

/** What is wrong with a guideline's text, and in which line (from 1). */
export class MalformedGuideline extends Error {
  override readonly name = 'MalformedGuideline';

  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(`line ${line}: ${reason}`);
  }
}

interface Section {
  readonly name: string;
  readonly json: string;
  readonly line: number;
  readonly lines: readonly string[];
}

/**
 * Reads what `writeGuideline` wrote, also after people edited its headings and words. The text of a crop's caption and
 * the line under a heading are for people only: what counts is in the marks.
 *
 * @throws MalformedGuideline
 */
export function parseGuideline(text: string): DocumentRule[] {
  const [first, ...sections] = sectionsOf(asWritten(text));
  if (first?.name !== 'guideline') throw new MalformedGuideline(1, 'this is no guideline that Plumbline exported');
  const head = parsed(first, z.strictObject({ format: z.number() }));
  if (head.format !== 1) throw new MalformedGuideline(first.line, `format ${head.format} is newer than this Plumbline`);
  if (sections.at(-1)?.name !== 'end') throw new MalformedGuideline(first.line, 'the end of the file is missing');
  const rules: Draft[] = [];
  for (const section of sections.slice(0, -1)) {
    if (section.name === 'rule') {
      rules.push({ ...parsed(section, ruleMark), title: titleOf(section), text: '', rationale: '', examples: [] });
      if (rules.length > MOST_RULES) throw new MalformedGuideline(section.line, `more than ${MOST_RULES} rules`);
      continue;
    }
    const rule = rules.at(-1);
    if (!rule) throw new MalformedGuideline(section.line, 'a rule has to begin first');
    if (section.name === 'text') rule.text = wordsOf(section);
    else if (section.name === 'rationale') rule.rationale = wordsOf(section);
    else if (section.name === 'example') rule.examples.push({ ...parsed(section, exampleMark), crop: null });
    else throw new MalformedGuideline(section.line, `"${section.name.slice(0, 40)}" is no part of a guideline`);
  }
  return rules;
}

interface Draft extends DocumentRule {
  text: string;
  rationale: string;
  readonly examples: DocumentExample[];
}

/** Some editors end every line of a file in their own way; then the first one tells. */
function asWritten(text: string): string {
  return /^[^\n]*\r\n/.test(text) ? text.replaceAll('\r\n', '\n') : text;
}

function sectionsOf(text: string): Section[] {
  const sections: { name: string; json: string; line: number; lines: string[] }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const found = /^<!-- plumbline:([a-z]+) (.*) -->$/s.exec(line);
    if (found) sections.push({ name: found[1] ?? '', json: found[2] ?? '', line: index + 1, lines: [] });
    else if (line.startsWith('<!-- plumbline:')) throw new MalformedGuideline(index + 1, 'a mark is damaged');
    else sections.at(-1)?.lines.push(line);
  }
  return sections;
}

function parsed<T>({ json, line }: Section, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new MalformedGuideline(line, 'a mark holds no JSON');
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new MalformedGuideline(line, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}

function titleOf({ lines, line }: Section): string {
  const at = lines.findIndex((each) => each.startsWith('## '));
  const title = nameSchema.safeParse(lines[at]?.slice(3).trim());
  if (title.success) return title.data;
  throw new MalformedGuideline(line, 'a rule needs a heading of 1 to 200 characters');
}

/** The words up to the next mark, to the letter. */
function wordsOf({ lines }: Section): string {
  return lines.join('\n').replace(/^<!-- \\(\\*)plumbline:/gm, '<!-- $1plumbline:');
}
