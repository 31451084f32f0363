import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionRef } from '@shared/contract/guidelines';
import { call } from '../../../bridge/bridge';
import { reportFailure } from '../../../i18n/show-error';
import { IconButton } from '../../../ui/icon-button';
import { PrintGuideline } from './print-guideline';

interface Props {
  /** What is taken out: the version in force, or the draft before there is one. */
  readonly version: VersionRef;
  readonly lead: boolean;
}

/** The guideline as files: a folder of Markdown and crops that anybody can read, in and out, and a PDF. */
export function FolderMenu({ version, lead }: Props) {
  const { t } = useTranslation();
  const [printing, setPrinting] = useState<string | null>(null);
  const takeOut = async () => {
    const folder = await call('dialogs.chooseFolder', { title: t('folder.export.choose') });
    if (folder) await call('guidelines.export', { folder, version });
  };
  const takeIn = async () => {
    const folder = await call('dialogs.chooseFolder', { title: t('folder.import.choose') });
    if (folder) await call('guidelines.import', { folder });
  };
  const print = async () => {
    setPrinting(
      await call('dialogs.chooseSaveFile', { title: t('folder.print'), kind: 'pdf', suggestedName: 'guideline.pdf' }),
    );
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton icon={IconDots} label={t('folder.menu')} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => reportFailure(takeOut())}>{t('folder.export')}</Menu.Item>
          {lead && <Menu.Item onClick={() => reportFailure(takeIn())}>{t('folder.import')}</Menu.Item>}
          <Menu.Item onClick={() => reportFailure(print())}>{t('folder.print')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {printing && <PrintGuideline version={version} path={printing} onDone={() => setPrinting(null)} />}
    </>
  );
}
