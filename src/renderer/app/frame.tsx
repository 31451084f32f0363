import { useState } from 'react';
import { useStore } from 'zustand';
import { useLive } from '../bridge/use-live';
import { CalibrationDialog } from '../calibration/calibration-dialog';
import { NewCaseDialog } from '../new-case/new-case-dialog';
import { KeysOverlay } from '../commands/keys-overlay';
import { Palette } from '../commands/palette';
import { ClassEditor } from '../features/classes/class-editor';
import { ProjectTools } from '../features/images/project-tools';
import { AddModelDialog } from '../models/add-model-dialog';
import { SimilarDialog } from '../similar/similar-dialog';
import { ErrorBoundary } from './error-boundary';
import classes from './frame.module.css';
import { Header } from './header';
import { JobResults } from './jobs/job-results';
import { Navigation } from './navigation';
import { openImage } from './open-annotate';
import { currentRoute, journey } from './routes';
import { Screen } from './screen';
import { useFrameCommands } from './use-frame-commands';
import { usePaletteSearch } from './use-palette-search';

type Overlay = 'none' | 'palette' | 'keys';

/** What stays in place round every screen: navigation, header, and what opens over them. */
export function Frame() {
  const route = useStore(journey, currentRoute);
  const project = useLive((state) => state.project);
  const [overlay, setOverlay] = useState<Overlay>('none');
  useFrameCommands(setOverlay);
  usePaletteSearch();
  const close = () => setOverlay('none');
  return (
    <div className={classes['frame']}>
      <Navigation route={route} project={project} />
      <div className={classes['main']}>
        <Header project={project} showsProduct={route.name !== 'home'} onSearch={() => setOverlay('palette')} />
        <main className={classes['screen']}>
          <ErrorBoundary key={route.name}>
            <Screen route={route} />
          </ErrorBoundary>
        </main>
      </div>
      {project && <ProjectTools key={project.path} project={project} />}
      {project && <ClassEditor key={`classes ${project.path}`} project={project} />}
      <JobResults />
      <NewCaseDialog />
      <AddModelDialog />
      <SimilarDialog onOpen={openImage} />
      <CalibrationDialog />
      <Palette opened={overlay === 'palette'} onClose={close} />
      <KeysOverlay opened={overlay === 'keys'} onClose={close} />
    </div>
  );
}
