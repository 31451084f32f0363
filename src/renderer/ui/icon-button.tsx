import { ActionIcon, Tooltip, type ActionIconProps, type FloatingPosition } from '@mantine/core';
import type { ComponentProps, ComponentType } from 'react';
import { Keys } from './keys';
import classes from './icon-button.module.css';

type ButtonProps = Pick<ComponentProps<'button'>, 'ref' | 'onClick' | 'onKeyDown' | 'onContextMenu'>;

interface Props extends Omit<ActionIconProps, 'children'>, ButtonProps {
  /** Read by screen readers and shown under the pointer. */
  readonly label: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly keys?: readonly string[] | undefined;
  readonly side?: FloatingPosition;
  readonly pressed?: boolean;
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
