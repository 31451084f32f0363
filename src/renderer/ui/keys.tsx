import { Fragment } from 'react';
import classes from './keys.module.css';

/** A chord, drawn as caps. */
export function Keys({ caps }: { readonly caps: readonly string[] }) {
  return (
    <span className={classes['keys']}>
      {caps.map((cap, index) => (
        <Fragment key={cap}>
          {/* Not seen, but a screen reader must not read one word. */}
          {index > 0 && ' '}
          <kbd className={classes['cap']}>{cap}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
