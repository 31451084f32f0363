import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './message.module.css';

interface Props {
  readonly tone: 'error' | 'notice';
  readonly children: ReactNode;
  /** Buttons at the end. */
  readonly actions?: ReactNode;
}

/** A sentence that has to be seen, inside a screen or a dialog. */
export function Message({ tone, children, actions }: Props) {
  const Icon = tone === 'error' ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={classes['message']} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon size={16} stroke={1.7} aria-hidden />
      <div className={`${classes['words']} selectable`}>{children}</div>
      {actions && <div className={classes['actions']}>{actions}</div>}
    </div>
  );
}
