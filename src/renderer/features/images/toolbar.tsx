import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDots, IconPlus, IconSparkles, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLive } from '../../bridge/use-live';
import { reportFailure } from '../../i18n/show-error';
import { IconButton } from '../../ui/icon-button';
import { addFiles, addFolder } from './add-images';
import { backUp } from './back-up';
import { caseOfSelection } from './case-of-selection';
import { listing } from './listing';
import { openDialog } from './open-dialog';
import classes from './toolbar.module.css';

/** What can be done with the images of the project. */
export function Toolbar() {
  const { t } = useTranslation();
  const knowsGold = useLive((state) => (state.project?.member.role ?? 'annotator') !== 'annotator');
  const selected = useStore(listing, ({ selection }) => selection.selected.size);
  return (
    <div className={classes['bar']}>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} stroke={2} />}
            rightSection={<IconChevronDown size={13} stroke={1.6} />}
          >
            {t('images.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => reportFailure(addFolder(t))}>{t('images.add.folder')}</Menu.Item>
          <Menu.Item onClick={() => reportFailure(addFiles(t))}>{t('images.add.files')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        leftSection={<IconSparkles size={14} stroke={1.7} className={classes['suggest']} />}
        onClick={() => openDialog('prelabel')}
      >
        {t('images.prelabel')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconUpload size={14} stroke={1.8} />}
        onClick={() => openDialog('export')}
      >
        {t('images.export')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton icon={IconDots} label={t('images.more')} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={selected === 0} onClick={() => reportFailure(caseOfSelection())}>
            {t('cases.make')}
          </Menu.Item>
          <Menu.Item onClick={() => openDialog('assign')}>{t('assign.open')}</Menu.Item>
          {knowsGold && <Menu.Item onClick={() => openDialog('gold')}>{t('gold.command')}</Menu.Item>}
          <Menu.Item onClick={() => openDialog('import')}>{t('images.import')}</Menu.Item>
          <Menu.Item onClick={() => reportFailure(backUp(t))}>{t('images.backup')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
