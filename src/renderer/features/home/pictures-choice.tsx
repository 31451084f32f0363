import { Button } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { call, pathForFile } from '../../bridge/bridge';
import { reportFailure } from '../../i18n/show-error';
import { useWindowDrop } from '../../ui/use-window-drop';
import classes from './new-project-dialog.module.css';

interface Props {
  readonly pictures: readonly string[];
  readonly onChange: (pictures: readonly string[]) => void;
}

/** The folder to begin with; a drop on the window chooses it as well. */
export function PicturesChoice({ pictures, onChange }: Props) {
  const { t } = useTranslation();
  useWindowDrop((items) => onChange(items.map(({ file }) => pathForFile(file)).filter((path) => path !== '')));
  const choose = async () => {
    const folder = await call('dialogs.chooseFolder', { title: t('home.new.pictures.choose') });
    if (folder) onChange([folder]);
  };
  const [first] = pictures;
  return (
    <div className={classes['pictures']} data-chosen={first !== undefined}>
      <IconFolder size={22} stroke={1.4} aria-hidden />
      <div className={classes['where']}>
        {first === undefined ? t('home.new.pictures') : <span className="selectable">{first}</span>}
        <div className={classes['dim']}>
          {pictures.length > 1
            ? t('home.new.pictures.more', { count: pictures.length - 1 })
            : t('home.new.pictures.hint')}
        </div>
      </div>
      <Button variant="default" onClick={() => reportFailure(choose())}>
        {t('home.new.pictures.choose')}
      </Button>
    </div>
  );
}
