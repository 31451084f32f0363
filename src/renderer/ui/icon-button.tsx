import { ActionIcon, Tooltip, type ActionIconProps, type FloatingPosition } from '@mantine/core';
import type { ComponentType, MouseEventHandler } from 'react';
import { Keys } from './keys';
import classes from './icon-button.module.css';

interface Props extends Omit<ActionIconProps, 'children'> {
  /** Read by screen readers and shown under the pointer. */
  readonly label: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly keys?: readonly string[] | undefined;
  readonly side?: FloatingPosition;
  readonly pressed?: boolean;
  readonly onClick?: MouseEventHandler<HTMLButtonElement>;
}

/** A button that is only an icon: it always has a name, and says it when pointed at or focused. */
export function IconButton({ label, icon: Icon, keys, side = 'bottom', pressed, className, ...rest }: Props) {
  const tip = (
    <span className={classes['tip']}>
      {label}
      {keys && <Keys caps={keys} />}
    </span>
  );
  return (
    <Tooltip label={tip} position={side}>
      <ActionIcon
        aria-label={label}
        aria-pressed={pressed}
        className={`${classes['button']} ${className ?? ''}`}
        {...rest}
      >
        <Icon size={17} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
