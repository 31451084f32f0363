import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, pathForFile } from '../../bridge/bridge';
import { describeError } from '../../i18n/describe-error';
import { DropOverlay } from '../../ui/drop-overlay';
import { Message } from '../../ui/message';
import { useTask } from '../../ui/use-task';
import { useWindowDrop, type DroppedItem } from '../../ui/use-window-drop';
import classes from './home-screen.module.css';
import { JoinDialog } from './join-dialog';
import { NewProjectDialog } from './new-project-dialog';
import { RecentProjects } from './recent-projects';
import { StartActions } from './start-actions';
import { useHomeCommands } from './use-home-commands';

interface Props {
  /** Called when a project is open; it may be the one that was open before. */
  readonly onOpened: () => void;
}

/** Where a day begins: the projects one had, a new one, or the sample. What is open stays open behind it. */
export function HomeScreen({ onOpened }: Props) {
  const { t } = useTranslation();
  const [joining, setJoining] = useState(false);
  const [pictures, setPictures] = useState<readonly string[] | null>(null);
  const task = useTask();

  const open = async (path: string) => {
    await call('projects.open', { path });
    onOpened();
  };
  const openFile = (path: string) => task.start(() => open(path));
  const actions = {
    startNew: () => setPictures([]),
    chooseAndOpen: () =>
      task.start(async () => {
        const [path] = await call('dialogs.chooseFiles', { title: t('home.open'), kind: 'project' });
        if (path) await open(path);
      }),
    startJoin: () => setJoining(true),
    openSample: () =>
      task.start(async () => {
        await call('projects.openSample', {});
        onOpened();
      }),
  };
  useHomeCommands(actions);
  const over = useWindowDrop((items) => {
    // The dialog takes what is dropped while it is open.
    if (pictures !== null || joining) return;
    const { project, paths } = sortDropped(items);
    if (project) openFile(project);
    else if (paths.length > 0) setPictures(paths);
  });

  return (
    <div className={classes['screen']} aria-busy={task.busy}>
      <div className={classes['column']}>
        {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
        <div className={classes['halves']}>
          <StartActions actions={actions} busy={task.busy} />
          <RecentProjects busy={task.busy} onOpen={openFile} />
        </div>
      </div>
      <NewProjectDialog pictures={pictures} onClose={() => setPictures(null)} />
      {joining && <JoinDialog onClose={() => setJoining(false)} onJoined={open} />}
      <DropOverlay shown={over} label={t('home.drop')} />
    </div>
  );
}

function sortDropped(items: readonly DroppedItem[]): { project: string | undefined; paths: readonly string[] } {
  const paths = items.map(({ file }) => pathForFile(file)).filter((path) => path !== '');
  return { project: paths.find((path) => path.toLowerCase().endsWith('.plumb')), paths };
}
