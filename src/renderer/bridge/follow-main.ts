import type { ProjectInfo } from '@shared/contract/projects';
import { call, on } from './bridge';
import { liveState } from './live-state';
import { mergeJob } from './merge-job';
import { throttle } from './throttle';

/** Counts in the frame may lag behind a burst of commits by this much; the revision never does. */
const countsEveryMilliseconds = 400;

/**
 * Fills the live state and keeps it true.
 *
 * @returns what ends the following.
 */
export async function followMain(): Promise<() => void> {
  const recount = throttle(() => void readCounts(), countsEveryMilliseconds);
  const ends = [
    on('project.current', (project) => void showProject(project)),
    on('project.changed', (change) => {
      liveState.setState(({ project }) => ({ project: project && { ...project, revision: change.revision } }));
      if (change.classes) void readClasses();
      recount();
    }),
    on('job.state', (job) => liveState.setState(({ jobs }) => ({ jobs: mergeJob(jobs, job) }))),
  ];
  const [preferences, looks, keymap, systemLocale, project, jobs] = await Promise.all([
    call('workstation.preferences', {}),
    call('looks.read', {}),
    call('keymap.read', {}),
    call('workstation.locale', {}),
    call('projects.current', {}),
    call('jobs.list', {}),
  ]);
  liveState.setState({ preferences, looks, keymap, systemLocale, jobs });
  await showProject(project);
  return () => ends.forEach((end) => end());
}

async function showProject(project: ProjectInfo | null): Promise<void> {
  liveState.setState({ project, classes: [], templates: [] });
  if (project) await readClasses();
}

async function readClasses(): Promise<void> {
  const [classes, templates] = await Promise.all([call('classes.list', {}), call('skeletons.list', {})]);
  liveState.setState({ classes, templates });
}

async function readCounts(): Promise<void> {
  const read = await call('projects.current', {});
  liveState.setState(({ project }) => {
    // Another project may have been opened, or more committed, while the answer was on its way.
    if (!read || !project || read.id !== project.id) return {};
    return { project: { ...read, revision: Math.max(read.revision, project.revision) } };
  });
}
