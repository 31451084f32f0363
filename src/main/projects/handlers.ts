import type { projectsContract, ProjectInfo, RecentProject } from '@shared/contract/projects';
import type { Handlers } from '@shared/contract/define';
import { commit } from '@main/db/commit';
import { openStore } from '@main/db/open';
import { projectOf } from '@main/db/queries/project';
import type { Session } from '@main/db/session';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import { runInWorker } from '@main/jobs/run-in-worker';
import { createProject } from './create-project';
import type { BackupInput, projectJobs } from './jobs';
import { projectInfo } from './project-info';
import { openSample, type SampleTools } from './sample';

export interface ProjectHandlerDependencies {
  readonly session: Session;
  readonly recent: {
    list(): RecentProject[];
    remember(path: string, name: string): void;
    forget(path: string): void;
  };
  readonly sample: SampleTools;
  readonly memberName: string;
  /** Absolute path of the built worker whose table holds `projectJobs`. */
  readonly worker: string;
  /** Ends the work on the project that is being left. */
  readonly stopWork: () => Promise<void>;
  readonly onCurrent: (info: ProjectInfo | null) => void;
  /** Called with each project that is shown, e.g. to look for missing images. */
  readonly onShown: (store: Store) => void;
}

export function projectHandlers(dependencies: ProjectHandlerDependencies): Handlers<typeof projectsContract> {
  const { session, recent, memberName, worker, stopWork, onCurrent, onShown } = dependencies;

  async function show(open: () => Store | Promise<Store>): Promise<ProjectInfo> {
    // The new one is opened first: when that fails, the person stays where he is.
    const store = await open();
    const { current } = session;
    if (current?.path === store.path) {
      // It is open already: what works on it goes on.
      store.db.close();
      onShown(current);
      return projectInfo(current);
    }
    await stopWork();
    session.show(store);
    const info = projectInfo(store);
    recent.remember(info.path, info.name);
    onCurrent(info);
    onShown(store);
    return info;
  }

  return {
    'projects.recent': () => recent.list(),
    'projects.forget': ({ path }) => {
      recent.forget(path);
      return recent.list();
    },
    'projects.current': () => session.current && projectInfo(session.current),
    'projects.create': ({ path, ...project }) =>
      show(() => createProject(path, { ...project, classes: project.classes.map((name) => ({ name })), memberName })),
    'projects.open': ({ path }) => show(() => openStore(path)),
    'projects.openSample': () => show(() => openSample(dependencies.sample)),
    'projects.allowOutside': async ({ allowed }) => {
      const { store } = session;
      const value = { ...projectOf(store), outside: allowed };
      await whenFree(() => commit(store, [{ kind: 'project', entity: store.project, value }], 'no-undo'));
      session.announce({ images: null });
      return projectInfo(store);
    },
    'projects.close': async () => {
      await stopWork();
      session.show(null);
      onCurrent(null);
      return null;
    },
    'projects.backup': async ({ path }) => {
      const input: BackupInput = { project: session.store.path, target: path };
      const context = { signal: new AbortController().signal, progress: () => undefined };
      // The job returns the number of bytes, as `projectJobs` says.
      const bytes = await runInWorker(worker, 'backup' satisfies keyof typeof projectJobs, input, context);
      return { bytes: bytes as number };
    },
  };
}
