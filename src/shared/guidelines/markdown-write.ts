import type { DocumentAttribute, DocumentExample, DocumentRule, GuidelineDocument } from './markdown-document';

/**
 * Writes a guideline as one Markdown text that reads well anywhere: a heading for each rule, its words, its reasons and
 * its pictures. HTML comments, which no reader shows, mark where each part begins, so that `parseGuideline` gets back
 * exactly what was written. Words that look like such a mark are marked themselves.
 */
export function writeGuideline({ project, version, rules }: GuidelineDocument): string {
  const heading = version ? `# ${project}: guideline, version ${version.number}` : `# ${project}: guideline, draft`;
  const origin = version
    ? [`_${version.author}, ${version.publishedAt.slice(0, 10)}_`, '', guarded(version.reason), '']
    : [];
  const lines = [
    mark('guideline', { format: 1 }),
    heading,
    '',
    ...origin,
    ...rules.flatMap(ruleLines),
    mark('end', {}),
  ];
  return `${lines.join('\n')}\n`;
}

function ruleLines(rule: DocumentRule): string[] {
  const { id, status, classes, attributes, situation } = rule;
  const about = [...classes, ...attributes.map(attributeWords), ...(situation === '' ? [] : [situation])];
  return [
    mark('rule', { id, status, classes, ...(attributes.length > 0 ? { attributes } : {}), situation }),
    `## ${rule.title}`,
    '',
    ...(about.length > 0 ? [guarded(`_${about.join(' · ')}_`), ''] : []),
    mark('text', {}),
    guarded(rule.text),
    ...(rule.rationale === '' ? [] : [mark('rationale', {}), guarded(rule.rationale)]),
    ...rule.examples.flatMap(exampleLines),
  ];
}

function attributeWords({ class: name, attribute, value }: DocumentAttribute): string {
  const answer = value === true ? '✓' : value === false ? '✗' : value;
  return answer === null ? `${name}, ${attribute}` : `${name}, ${attribute}: ${answer}`;
}

function exampleLines({ verdict, sha256, region, note, crop }: DocumentExample): string[] {
  const sign = verdict === 'good' ? '✓' : '✗';
  const picture = crop === null ? [] : [`![${sign}](${crop})`];
  return [
    mark('example', { verdict, sha256, region, note }),
    '',
    ...picture,
    ...(note === '' ? [] : [guarded(`${sign} ${note}`)]),
  ];
}

/** `<` and `>` are escaped, so that no value can end the comment that it stands in. */
function mark(name: string, value: object): string {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
  return `<!-- plumbline:${name} ${json} -->`;
}

function guarded(text: string): string {
  return text.replace(/^<!-- (\\*)plumbline:/gm, '<!-- \\$1plumbline:');
}
