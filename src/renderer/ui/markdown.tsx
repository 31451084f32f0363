import { memo, type ReactElement } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import classes from './markdown.module.css';

/**
 * Nothing in a text reaches out: a link is its words with the address to copy, a picture its description. Headings stand
 * below those of the screen.
 */
const inert: Components = {
  a: ({ children, href }) => (
    <span className={classes['link']} title={href}>
      {children}
    </span>
  ),
  img: ({ alt }) => <em>{alt}</em>,
  h1: 'h4',
  h2: 'h5',
  h3: 'h6',
  h4: 'h6',
  h5: 'h6',
};

/** Characters. More takes long to lay out; the rest is shown as it was typed. */
const SHOWN_AT_MOST = 200_000;

/** Nested deeper than any person writes: it would exhaust the parser. */
const tooDeep = /^(?:[ \t]*(?:>|[*+-][ \t])){24,}|^[ \t]{200,}\S/m;

/** Texts whose elements are kept: a hand goes to and fro between a few classes, and parsing is most of what a card costs. */
const MOST_KEPT = 100;
/** Longer ones are not kept: a hundred of them would be a burden. */
const KEPT_LENGTH = 20_000;

const kept = new Map<string, ReactElement>();

/** What a text looks like. Elements are never changed, so one may stand in several places. */
function parsed(text: string): ReactElement {
  const known = kept.get(text);
  // It has no hooks: it is a function of its text.
  const element = known ?? ReactMarkdown({ components: inert, children: text });
  if (text.length > KEPT_LENGTH) return element;
  kept.delete(text);
  kept.set(text, element);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return element;
}

/** Markdown of a person, made harmless: HTML is shown as text, links and pictures do nothing. Laid out once per text. */
export const Markdown = memo(function Markdown({ text }: { readonly text: string }) {
  if (tooDeep.test(text)) return <pre className={classes['plain']}>{text}</pre>;
  return (
    <div className={`${classes['text']} selectable`}>
      {parsed(text.slice(0, SHOWN_AT_MOST))}
      {text.length > SHOWN_AT_MOST && <pre className={classes['plain']}>{text.slice(SHOWN_AT_MOST)}</pre>}
    </div>
  );
});
