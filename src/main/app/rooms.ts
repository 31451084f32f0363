import { userInfo } from 'node:os';
import { join } from 'node:path';
import { annotateContract } from '@shared/contract/annotate';
import { classesContract } from '@shared/contract/classes';
import { propagateContract } from '@shared/contract/propagate';
import type { Failure } from '@shared/contract/envelope';
import type { EventName, EventPayload } from '@shared/contract/events';
import { assistContract } from '@shared/contract/assist';
import { disclosuresContract } from '@shared/contract/disclosures';
import { embeddingsContract } from '@shared/contract/embeddings';
import { formatsContract } from '@shared/contract/formats';
import { agreementContract } from '@shared/contract/agreement';
import { goldContract } from '@shared/contract/gold';
import { guidelinesContract } from '@shared/contract/guidelines';
import { imagesContract } from '@shared/contract/images';
import { prelabelContract } from '@shared/contract/prelabel';
import { projectsContract } from '@shared/contract/projects';
import { skeletonsContract } from '@shared/contract/skeletons';
import { assignmentsContract } from '@shared/contract/assignments';
import { threadsContract } from '@shared/contract/threads';
import { tilesContract } from '@shared/contract/tiles';
import { teamContract } from '@shared/contract/team';
import { teamBatchesContract } from '@shared/contract/team-batches';
import { reviewContract } from '@shared/contract/review';
import { tagsContract } from '@shared/contract/tags';
import type { ImageId } from '@shared/model/ids';
import { assignmentHandlers } from '@main/assignments/handlers';
import { annotateHandlers } from '@main/annotate/handlers';
import { agreementHandlers } from '@main/consensus/agreement-handlers';
import { disclosureHandlers } from '@main/consensus/disclosure-handlers';
import { goldHandlers } from '@main/consensus/gold-handlers';
import { tellFeedback } from '@main/consensus/gold/tell';
import { reviewHandlers } from '@main/consensus/handlers';
import { threadHandlers } from '@main/consensus/thread-handlers';
import { transaction } from '@main/db/commit';
import { imageById, isMissing, setMissing, type StoredImage } from '@main/db/queries/images';
import { Session } from '@main/db/session';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import { formatHandlers } from '@main/formats/handlers';
import { guidelineHandlers } from '@main/guidelines/handlers';
import { addImages } from '@main/image-library/add-images';
import { imageHandlers } from '@main/image-library/handlers';
import { imageTools } from '@main/image-library/image-tools';
import { fileOf, isInPlace, noteMissing } from '@main/image-library/missing';
import type { PictureSource } from '@main/images/derive-picture';
import { ImagePool } from '@main/images/image-pool';
import type { JobRegistry } from '@main/jobs/job-registry';
import { looksOf } from './looks-of';
import { assistHandlers } from '@main/prelabel/assist-handlers';
import { embeddingHandlers } from '@main/prelabel/embedding-handlers';
import { PrelabelHost } from '@main/prelabel/host';
import { prelabelHandlers } from '@main/prelabel/handlers';
import { projectHandlers } from '@main/projects/handlers';
import { tileHandlers } from '@main/pyramid/handlers';
import { Pyramids } from '@main/pyramid/pyramids';
import { noteOpener } from '@main/sync/note-opener';
import { AutomaticSync } from '@main/sync/automatic-sync';
import { OwnHints } from '@main/sync/hub/own-hints';
import { teamHandlers } from '@main/sync/handlers';
import { skeletonHandlers } from '@main/skeletons/handlers';
import type { AppPaths } from './paths';
import type { Locate, LocateTile } from './plumb-protocol';
import type { RecentProjects } from './recent-projects';
import { teamBatchHandlers } from './team-batch-handlers';

export interface RoomDependencies {
  readonly paths: AppPaths;
  readonly jobs: JobRegistry;
  readonly recent: RecentProjects;
  readonly emit: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
  readonly describeFailure: (error: unknown) => Failure;
  readonly onError: (message: string, error: unknown) => void;
}

/** How often the file is looked at for what other processes wrote, in milliseconds. */
const LOOK = 1000;

export type Rooms = ReturnType<typeof createRooms>;

/** Joins the rooms that work on the open project. */
export function createRooms({ paths, jobs, recent, emit, describeFailure, onError }: RoomDependencies) {
  const session = new Session((change) => {
    emit('project.changed', change);
    if (change.images === null) void tellSubmitters();
  });
  const pool = new ImagePool(join(paths.workers, 'image-worker.js'));
  const modelProcess = join(paths.workers, 'prelabel-worker.js');
  const host = new PrelabelHost({ entry: modelProcess });
  const worker = join(paths.workers, 'job-worker.js');
  const models = { shipped: join(paths.resources, 'models'), added: join(paths.userData, 'models') };
  const tools = imageTools(pool);
  const pyramids = new Pyramids({ entry: join(paths.workers, 'pyramid-worker.js'), cache: paths.cache });
  const memberName = userInfo().username.trim() || 'me';
  const openNote = noteOpener(paths.userData);
  const syncTools = { session, worker, userData: paths.userData, ownHints: new OwnHints() };
  const automatic = new AutomaticSync({
    ...syncTools,
    describeFailure,
    onDone: () => session.announce({ images: [] }),
  });
  const look = setInterval(() => session.noticeOthers(), LOOK);
  let shown = new AbortController();

  /** Others' work came in: who submitted pictures whose truth is known may have to be told how well it was done. */
  async function tellSubmitters(): Promise<void> {
    const store = session.current;
    if (!store) return;
    try {
      if ((await whenFree(() => tellFeedback(store))) > 0 && session.current === store)
        session.announce({ images: [] });
    } catch (error) {
      onError('Feedback could not be written', error);
    }
  }

  async function lookForMissing(store: Store): Promise<void> {
    shown.abort();
    shown = new AbortController();
    try {
      if ((await noteMissing(store, shown.signal)) > 0) session.announce({ images: null, listing: true });
    } catch (error) {
      if (!shown.signal.aborted) onError('Missing images could not be noted', error);
    }
  }

  /** Files come and go while the project is open; the window is told of those that it asks for. */
  async function noteSeen(store: Store, id: ImageId, missing: boolean): Promise<void> {
    if (session.current !== store || isMissing(store.db, id) === missing) return;
    try {
      await whenFree(() => transaction(store.db, () => setMissing(store.db, id, missing)));
      if (session.current === store) session.announce({ images: [id], listing: true });
    } catch (error) {
      onError('A missing image could not be noted', error);
    }
  }

  const locate: Locate = async (kind, id) => {
    const store = session.current;
    const image = store && imageById(store.db, id);
    const path = image && fileOf(image);
    if (!image || !path) return null;
    const missing = !(await isInPlace(image));
    void noteSeen(store, id, missing);
    if (missing) return null;
    const source = sourceAt(image, path);
    if (kind === 'samples' && source.bitDepth !== 16) return null;
    const name = kind === 'image' ? 'display' : kind;
    try {
      return { path: await pool.derive(name, { cache: paths.cache, source }) };
    } catch (error) {
      // The window shows a picture that does not come; the log keeps why.
      onError(`No ${kind} of image ${id}`, error);
      return null;
    }
  };

  const locateTile: LocateTile = async ({ id, ...tile }) => {
    const store = session.current;
    const image = store && imageById(store.db, id);
    const path = image ? pyramids.tileFile(image, tile) : null;
    if (path === null || image?.bitDepth !== 16) return path === null ? null : { path };
    try {
      return { path: await pool.run('splitTile', { path }, { urgent: true }) };
    } catch (error) {
      onError(`No samples of a tile of image ${id}`, error);
      return null;
    }
  };

  const projects = projectHandlers({
    session,
    recent,
    memberName,
    worker,
    sample: {
      resources: join(paths.resources, 'sample'),
      home: join(paths.userData, 'sample'),
      memberName,
      addImages: (store, chosen) =>
        addImages(store, chosen, tools, { signal: new AbortController().signal, progress: () => undefined }),
    },
    async stopWork() {
      shown.abort();
      await Promise.all([jobs.stopAll(), automatic.stop()]);
    },
    onCurrent: (info) => emit('project.current', info),
    onShown: (store) => {
      void lookForMissing(store);
      automatic.begin();
    },
  });
  const handlers = {
    ...projects,
    ...imageHandlers({ session, jobs, tools }),
    ...annotateHandlers(session),
    ...tileHandlers({
      session,
      jobs,
      pyramids,
      sourceOf(image) {
        const path = fileOf(image);
        return path === null ? null : sourceAt(image, path);
      },
    }),
    ...skeletonHandlers(session),
    ...formatHandlers({ session, jobs, worker }),
    ...guidelineHandlers({ session, jobs, worker, looks: looksOf(host, models) }),
    ...prelabelHandlers({ session, jobs, host, models }),
    ...assistHandlers({ session, host, models }),
    ...embeddingHandlers({ session, jobs, host, models, worker }),
    ...assignmentHandlers(session),
    ...teamHandlers({ ...syncTools, jobs, automatic }),
    ...teamBatchHandlers({ session, jobs, worker, tools: { userData: paths.userData, models, modelProcess } }),
    ...reviewHandlers({
      session,
      jobs,
      worker,
      onProgress: (done, total) => emit('review.progress', { done, total }),
      openNote,
    }),
    ...goldHandlers(session),
    ...agreementHandlers({ session, worker }),
    ...disclosureHandlers(session, openNote),
    ...threadHandlers(session),
  };

  return {
    contract: {
      ...projectsContract,
      ...imagesContract,
      ...tilesContract,
      ...annotateContract,
      ...classesContract,
      ...tagsContract,
      ...propagateContract,
      ...formatsContract,
      ...prelabelContract,
      ...embeddingsContract,
      ...assistContract,
      ...guidelinesContract,
      ...teamContract,
      ...teamBatchesContract,
      ...assignmentsContract,
      ...reviewContract,
      ...goldContract,
      ...agreementContract,
      ...disclosuresContract,
      ...threadsContract,
      ...skeletonsContract,
    },
    handlers,
    locate,
    locateTile,
    openers: {
      open: async (path: string) => projects['projects.open']({ path }),
      openSample: async () => projects['projects.openSample']({}),
      hasRecent: () => recent.list().length > 0,
    },
    async close(): Promise<void> {
      clearInterval(look);
      shown.abort();
      await automatic.close();
      host.close();
      await pool.close();
      session.show(null);
    },
  };
}

function sourceAt({ sha256, format, bitDepth }: StoredImage, path: string): PictureSource {
  return { path, sha256, format, bitDepth };
}
