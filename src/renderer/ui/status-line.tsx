import type { ReactNode } from 'react';
import classes from './status-line.module.css';

/** The line under a work area: facts on the left, what is saved on the right. */
export function StatusLine({ children, end }: { readonly children: ReactNode; readonly end?: ReactNode }) {
  return (
    <footer className={`${classes['line']} figures`}>
      <div className={classes['facts']}>{children}</div>
      <div className={classes['facts']}>{end}</div>
    </footer>
  );
}
