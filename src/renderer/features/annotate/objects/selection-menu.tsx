import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { commandStore, isEnabled } from '../../../commands/registry';
import { runCommand } from '../../../commands/run-command';
import { useKeyCaps } from '../../../commands/use-key-caps';
import { IconButton } from '../../../ui/icon-button';
import { Keys } from '../../../ui/keys';
import { focusCanvas } from '../command-context';

/** What can be done to a whole selection, by what it is about. */
const groups: readonly (readonly string[])[] = [
  ['annotate.edit.hide', 'annotate.lock'],
  ['annotate.order.top', 'annotate.order.raise', 'annotate.order.lower', 'annotate.order.bottom'],
  ['annotate.align.pixels', 'annotate.reshape.simplify', 'annotate.convert', 'annotate.propagate'],
];

/** The commands for the selection, for a hand that has the mouse; keys and the palette give the very same. */
export function SelectionMenu() {
  const { t } = useTranslation();
  const commands = useStore(commandStore, (state) => state.commands);
  const capsOf = useKeyCaps();
  return (
    <Menu position="bottom-end" width={340} withinPortal returnFocus={false}>
      <Menu.Target>
        <IconButton label={t('editing.more')} icon={IconDots} size="sm" />
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map((ids, index) => (
          <Fragment key={ids[0]}>
            {index > 0 && <Menu.Divider />}
            {ids.map((id) => {
              const command = commands.findLast((one) => one.id === id);
              if (!command) return null;
              return (
                <Menu.Item
                  key={id}
                  disabled={!isEnabled(command)}
                  rightSection={<Keys caps={capsOf(id) ?? []} />}
                  onClick={() => {
                    focusCanvas();
                    void runCommand(command);
                  }}
                >
                  {t(command.label)}
                </Menu.Item>
              );
            })}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
