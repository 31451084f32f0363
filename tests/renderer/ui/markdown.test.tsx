import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from '@renderer/ui/markdown';

const shown = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe('the Markdown of a person', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a handler', '<img src=x onerror=alert(1)>'],
    ['a frame', '<iframe src="https://example.com"></iframe>'],
    ['a remote picture', '![tracker](https://example.com/pixel.png)'],
    ['a picture in the text itself', '![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)'],
    ['a link that runs', '[click](javascript:alert(1))'],
    ['a link that leads out', '[click](https://example.com)'],
    ['a style', '<style>body{display:none}</style>'],
    ['a form', '<form action="https://example.com"><input></form>'],
    ['an address in angle brackets', '<https://example.com/a>'],
  ])('does nothing with %s', (_, text) => {
    const html = shown(`Before\n\n${text}\n\nafter`);
    expect(html).not.toMatch(/<(script|img|iframe|style|form|input|a|svg|object|embed)\b/i);
    expect(html).not.toMatch(/<[^>]*\s(on\w+|href|src)=/i);
    expect(html).not.toContain('javascript:');
    expect(html).toContain('after');
  });

  it.each([
    ['quotes', '>'.repeat(5000)],
    ['lists', '- '.repeat(5000)],
    ['brackets', `${'['.repeat(5000)}x`],
    ['emphasis', '*_'.repeat(5000)],
  ])('bears deeply nested %s', (_, start) => {
    expect(shown(`${start} x`)).toContain('x');
  });

  it('shows ten megabytes, of which the first part is laid out', () => {
    const html = shown('Box **it**. '.repeat(900_000));
    expect(html).toContain('<strong>it</strong>');
    expect(html.length).toBeGreaterThan(10_000_000);
  });
});
