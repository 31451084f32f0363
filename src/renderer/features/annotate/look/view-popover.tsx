import { Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isAdjusted } from '../../../canvas/editor/adjustments';
import { IconButton } from '../../../ui/icon-button';
import { focusCanvas } from '../command-context';
import type { Session } from '../session/session';
import { AidsSection } from './aids-section';
import { ObjectsSection } from './objects-section';
import { PictureSection } from './picture-section';
import { viewPopover } from './view-popover-store';
import classes from './view-popover.module.css';

/** The button on the tool bar, and what it opens: how the picture and everything on it look. */
export function ViewPopover({
  session,
  keys,
}: {
  readonly session: Session;
  readonly keys: readonly string[] | undefined;
}) {
  const { t } = useTranslation();
  const opened = useStore(viewPopover.store, (state) => state.opened);
  const changed = useStore(session.editor.store, (state) => isAdjusted(state.adjustments) || state.focus !== null);
  const close = () => {
    viewPopover.close();
    focusCanvas();
  };
  return (
    <Popover opened={opened} onClose={close} onDismiss={close} position="right-end" trapFocus shadow="md" offset={10}>
      <span className={classes['target']}>
        <Popover.Target>
          <IconButton
            label={t('view.options')}
            icon={IconAdjustmentsHorizontal}
            keys={keys}
            side="right"
            pressed={opened}
            onClick={viewPopover.toggle}
          />
        </Popover.Target>
        {changed && <span className={classes['dot']} />}
      </span>
      <Popover.Dropdown className={classes['panel'] ?? ''} aria-label={t('view.options')}>
        <PictureSection session={session} />
        <ObjectsSection session={session} />
        <AidsSection />
      </Popover.Dropdown>
    </Popover>
  );
}
