import { Menu } from '@mantine/core';
import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyCaps } from '../../../commands/use-key-caps';
import type { ToolName } from '../../../canvas/tools/active-tool';
import { IconButton } from '../../../ui/icon-button';
import { Keys } from '../../../ui/keys';
import type { ToolGroup } from './tool-groups';
import { toolIcons } from './tool-icons';
import classes from './tool-bar.module.css';

interface ToolGroupButtonProps {
  readonly group: ToolGroup;
  readonly active: ToolName;
  /** Takes the tool in hand. */
  readonly onPick: (name: ToolName) => void;
}

/**
 * One place on the bar. A click takes the tool that is shown; a second click, a right click or the right arrow opens the
 * others of the group.
 */
export function ToolGroupButton({ group, active, onPick }: ToolGroupButtonProps) {
  const { t } = useTranslation();
  const capsOf = useKeyCaps();
  const [opened, setOpened] = useState(false);
  const [last, setLast] = useState<ToolName>(group.tools[0]);
  const inHand = group.tools.includes(active);
  if (inHand && last !== active) setLast(active);
  const shown = inHand ? active : last;
  const button = {
    label: t(`annotate.tool.${shown}`),
    icon: toolIcons[shown],
    keys: capsOf(`annotate.tool.${shown}`),
    side: 'right',
    size: 'lg',
    pressed: inHand,
  } as const;
  if (group.tools.length === 1) return <IconButton {...button} onClick={() => onPick(shown)} />;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowRight') return;
    event.preventDefault();
    setOpened(true);
  }

  function onContextMenu(event: MouseEvent): void {
    event.preventDefault();
    setOpened(true);
  }

  return (
    <Menu
      opened={opened}
      // The button toggles the menu; a tool that is not in hand is taken first.
      onChange={(open) => (open && !inHand ? onPick(shown) : setOpened(open))}
      position="right-start"
      offset={8}
      returnFocus={false}
    >
      <Menu.Target>
        <IconButton
          {...button}
          className={classes['several'] ?? ''}
          onKeyDown={onKeyDown}
          onContextMenu={onContextMenu}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {group.tools.map((name) => {
          const Icon = toolIcons[name];
          return (
            <Menu.Item
              key={name}
              leftSection={<Icon size={17} stroke={1.6} />}
              rightSection={<Keys caps={capsOf(`annotate.tool.${name}`) ?? []} />}
              aria-current={name === active || undefined}
              onClick={() => onPick(name)}
            >
              {t(`annotate.tool.${name}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
