import classes from './keys.module.css';

/** A chord, drawn as caps. */
export function Keys({ caps }: { readonly caps: readonly string[] }) {
  return (
    <span className={classes['keys']}>
      {caps.map((cap) => (
        <kbd key={cap} className={classes['cap']}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
