import type { ComponentType, ReactNode } from 'react';
import classes from './empty-state.module.css';

interface Props {
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly title: string;
  /** What to do next. */
  readonly hint: string;
  /** The buttons that do it. */
  readonly children?: ReactNode;
}

/** What stands where nothing is yet. */
export function EmptyState({ icon: Icon, title, hint, children }: Props) {
  return (
    <div className={classes['empty']}>
      <Icon size={34} stroke={1.2} />
      <h2 className={classes['title']}>{title}</h2>
      <p className={classes['hint']}>{hint}</p>
      {children && <div className={classes['actions']}>{children}</div>}
    </div>
  );
}
