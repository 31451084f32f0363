import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './copyable-list.module.css';

interface Item {
  readonly lead: string;
  readonly words: string;
}

interface Props {
  readonly title: string;
  readonly items: readonly Item[];
  readonly copyLabel: string;
  readonly copiedLabel: string;
}

/** More than this would make the dialog slow; the copy has them all. */
const shownAtMost = 500;

/** A list of findings that scrolls by itself and is copied as lines of tab-separated text. */
export function CopyableList({ title, items, copyLabel, copiedLabel }: Props) {
  const clipboard = useClipboard();
  const titleId = useId();
  const text = items.map(({ lead, words }) => (words === '' ? lead : `${lead}\t${words}`)).join('\n');
  return (
    <section aria-labelledby={titleId}>
      <div className={classes['head']}>
        <h3 id={titleId} className={classes['title']}>
          {title}
        </h3>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={clipboard.copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
          onClick={() => clipboard.copy(text)}
        >
          {clipboard.copied ? copiedLabel : copyLabel}
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard */}
      <ul className={`${classes['list']} selectable`} tabIndex={0} aria-labelledby={titleId}>
        {items.slice(0, shownAtMost).map(({ lead, words }, index) => (
          <li key={index} className={classes['item']}>
            <span className={classes['lead']}>{lead}</span>
            {words !== '' && <span className={classes['words']}>{words}</span>}
          </li>
        ))}
        {items.length > shownAtMost && <li className={classes['words']}>…</li>}
      </ul>
    </section>
  );
}
