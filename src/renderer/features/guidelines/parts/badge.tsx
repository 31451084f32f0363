import classes from './badge.module.css';

export type BadgeTone = 'plain' | 'new' | 'warn' | 'quiet';

/** A word on the state of something; its colour only repeats what it says. */
export function Badge({ tone, children }: { readonly tone: BadgeTone; readonly children: string }) {
  return (
    <span className={classes['badge']} data-tone={tone}>
      {children}
    </span>
  );
}
