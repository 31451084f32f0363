import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { listClasses } from '@main/db/queries/classes';
import { contestedEntities } from '@main/db/queries/contested';
import { allImages } from '@main/db/queries/images';
import { predictionsOf } from '@main/db/queries/predictions';
import { addImages } from '@main/image-library/add-images';
import { imageTools } from '@main/image-library/image-tools';
import { ImagePool } from '@main/images/image-pool';
import { PrelabelHost } from '@main/prelabel/host';
import type { ModelRoots } from '@main/prelabel/models';
import { prelabelProject } from '@main/prelabel/prelabel-project';
import { describeBatch } from '@main/prelabel/team/describe-batch';
import { openBatch } from '@main/prelabel/team/open-batch';
import { secretsOf } from '@main/secrets/secrets';
import { shownAddress } from '@main/sync/hub/address';
import { withHub } from '@main/sync/hub/connect';
import { changeBatch, listBatches, putBatch, usualTimes } from '@main/sync/queue/batches';
import { teamPlace, type TeamPlace } from '@main/sync/queue/bring-together';
import { helpTeam, type HelpOptions } from '@main/sync/queue/help-team';
import { queueOf, takeJob, withQueue } from '@main/sync/queue/job-queue';
import { buildWorker } from '@tests/support/build-worker';
import { newHubLead, newHubMember, through, type Connected } from '@tests/support/hub-team';
import { smallModel, writeModelFolder } from '@tests/support/model-folder';
import { writeJpeg } from '@tests/support/pictures';
import { postgresFolder, startPostgres, type PostgresServer } from '@tests/support/postgres-server';
import { temporaryFolder } from '@tests/support/temporary-store';
import { buildPrelabelWorker } from '@tests/support/trapped-worker';

const usual = { threshold: 0.5, addClasses: true, mapping: {}, replaces: 'own' } as const;
const { signal } = new AbortController();
/** Short enough for a test to wait for it. */
const hurried = { silence: 1, retries: 1, rest: 0 };

const empty = () => undefined;

describe.skipIf(postgresFolder === undefined)('pre-labelling by a team', { timeout: 120_000 }, () => {
  let server: PostgresServer;
  let pool: ImagePool;
  let host: PrelabelHost;
  let ada: Connected;
  let rea: Connected;
  let models: ModelRoots;
  let pictures: string;

  beforeAll(async () => {
    pool = new ImagePool(await buildWorker('image-worker.ts', ['main/images', 'shared']), 1);
    host = new PrelabelHost({ entry: await buildPrelabelWorker() });
    server = await startPostgres();
  }, 120_000);
  afterAll(async () => {
    host.close();
    await pool.close();
    await server.stop();
  });

  beforeEach(async () => {
    ada = await newHubLead(server.address, empty);
    rea = await newHubMember(server.address, ada, 'Rea', 'reviewer');
    pictures = temporaryFolder();
    for (let index = 0; index < 6; index++) await writeJpeg(join(pictures, `${index}.jpg`), index + 1);
    await addImages(ada.store, [pictures], imageTools(pool), { signal, progress: () => undefined });
    const added = temporaryFolder();
    await writeModelFolder(join(added, 'small'));
    models = { shipped: temporaryFolder(), added };
  });

  function at<T>(
    { store, identity, userData, address }: Connected,
    work: (place: TeamPlace) => Promise<T>,
  ): Promise<T> {
    return withHub(address, (hub) =>
      work(teamPlace(store, hub, shownAddress(address), identity, secretsOf(userData, null))),
    );
  }

  /** Puts all pictures on the hub, two to a job. */
  function put(person: Connected = ada, times = usualTimes) {
    return at(person, async (place) => {
      const detector = await host.open(join(models.added, 'small'));
      await place.bring(signal);
      const images = allImages(person.store.db).map(({ id }) => id);
      const batch = await describeBatch(person.store, detector, { ...usual, reader: null });
      await place.send(signal);
      await place.offer(images, signal, () => undefined);
      return (await putBatch(place.hub, person.store, batch, images, times, 2)).batch;
    });
  }

  function help(person: Connected, options: Partial<HelpOptions> = {}) {
    return at(person, (place) =>
      helpTeam(place, {
        open: (id, batch, opening) => openBatch(person.store, host, models, id, batch, opening),
        signal,
        onProgress: () => undefined,
        onImages: () => undefined,
        stay: false,
        pause: 200,
        ...options,
      }),
    );
  }

  function batches(person: Connected) {
    return at(person, ({ hub }) => listBatches(hub));
  }

  /** What is suggested, whatever it is called. */
  function suggestions({ store }: Pick<Connected, 'store'>) {
    const values = allImages(store.db).flatMap(({ id }) =>
      predictionsOf(store.db, id).map(({ id: _, ...value }) => value),
    );
    return values.map((value) => JSON.stringify(value)).toSorted();
  }

  it('two machines share the images, and suggest what one machine would have', async () => {
    await put();
    const reports = await Promise.all([help(ada), help(rea)]);
    expect(reports.map(({ failed, lost }) => [failed, lost])).toEqual([
      [[], 0],
      [[], 0],
    ]);
    expect(reports[0].images + reports[1].images).toBe(6);
    expect(reports[0].jobs + reports[1].jobs).toBe(3);
    await through(ada);
    await through(rea);
    expect(suggestions(ada)).toHaveLength(6);
    expect(suggestions(rea)).toEqual(suggestions(ada));
    expect(contestedEntities(ada.store.db)).toBe(0);
    expect(checkStore(ada.store).findings).toEqual([]);
    const [one] = await batches(rea);
    expect(one).toMatchObject({
      state: 'running',
      waiting: 0,
      active: 0,
      done: 3,
      failed: 0,
      imagesDone: 6,
      predictions: 6,
    });
    const together = suggestions(ada);
    const request = { ...usual, images: null, again: true };
    const detector = await host.open(join(models.added, 'small'));
    const context = { signal, progress: () => undefined, onImage: () => undefined };
    await prelabelProject(ada.store, detector, request, context);
    expect(suggestions(ada)).toEqual(together);
  });

  it('fetches the pictures of its jobs from the hub', async () => {
    await put();
    expect(allImages(rea.store.db)).toEqual([]);
    expect(await help(rea)).toMatchObject({ images: 6, predictions: 6, failed: [] });
    expect(allImages(rea.store.db).every(({ folder }) => folder !== null)).toBe(true);
  });

  it('does what a machine had that went silent, and makes nothing twice when it comes back', async () => {
    await put(ada, hurried);
    const lost = new AbortController();
    // Ada's machine keeps its suggestions and dies before the hub hears of it.
    const silent = help(ada, {
      signal: lost.signal,
      open: async (id, batch, opening) => {
        const look = await openBatch(ada.store, host, models, id, batch, opening);
        return async (images, looking) => {
          const keep = await look(images, looking);
          return async () => {
            await keep();
            return new Promise<never>((_, reject) => {
              setTimeout(() => reject(new Error('power cut')), 0);
            });
          };
        };
      },
    });
    await expect(silent).rejects.toThrow('power cut');
    expect(suggestions(ada)).toHaveLength(2);
    expect(await help(rea)).toMatchObject({ images: 6, jobs: 3 });
    await through(ada);
    await through(rea);
    expect(suggestions(ada)).toHaveLength(6);
    expect(suggestions(rea)).toEqual(suggestions(ada));
    expect(contestedEntities(ada.store.db)).toBe(0);
  });

  it('takes a job back from a machine that only holds it, and gives it up after the tries that it has', async () => {
    await put(ada, hurried);
    const take = () =>
      at(rea, ({ hub, store }) => withQueue(hub, false, (boss) => takeJob(boss, hub, queueOf(store.project))));
    const job = await take();
    expect(await help(ada)).toMatchObject({ images: 6, jobs: 3 });
    expect(job).toBeDefined();
    await put(ada, { ...hurried, retries: 0 });
    await take();
    expect(await help(ada)).toMatchObject({ jobs: 2 });
    const [one] = await batches(ada);
    expect(one).toMatchObject({ done: 2, failed: 1 });
    expect(one!.failures).toEqual([expect.stringContaining('went silent')]);
    await at(ada, ({ hub, store }) => changeBatch(hub, store.project, one!.batch, 'resume'));
    expect(await help(ada)).toMatchObject({ jobs: 1 });
    expect((await batches(ada))[0]).toMatchObject({ done: 3, failed: 0 });
  });

  it('gives its job back at once when it is stopped', async () => {
    await put();
    const stop = new AbortController();
    const open: HelpOptions['open'] = async () => async (_, looking) => {
      stop.abort(new Error('enough'));
      looking.throwIfAborted();
      throw new Error('unreachable');
    };
    await expect(help(ada, { open, signal: stop.signal })).rejects.toThrow('enough');
    expect((await batches(ada))[0]).toMatchObject({ waiting: 3, active: 0 });
    expect(await help(rea)).toMatchObject({ jobs: 3 });
  });

  it('can be paused, resumed and cancelled', async () => {
    const batch = await put();
    const change = (how: 'pause' | 'resume' | 'cancel') =>
      at(rea, ({ hub, store }) => changeBatch(hub, store.project, batch, how));
    await change('pause');
    expect(await help(ada)).toMatchObject({ jobs: 0 });
    await change('resume');
    const open: HelpOptions['open'] = async (id, wanted, opening) => {
      const look = await openBatch(ada.store, host, models, id, wanted, opening);
      return async (images, looking) => {
        const keep = await look(images, looking);
        await change('cancel');
        return keep;
      };
    };
    expect(await help(ada, { open })).toMatchObject({ jobs: 0, lost: 1 });
    expect(suggestions(ada)).toEqual([]);
    expect((await batches(ada))[0]).toMatchObject({ state: 'cancelled', waiting: 0, active: 0, done: 0 });
    await expect(change('pause').then(() => help(rea))).resolves.toMatchObject({ jobs: 0 });
  });

  it('says which file a machine lacks, and leaves the job to others', async () => {
    await put();
    const lacking = { ...models, added: temporaryFolder() };
    const open: HelpOptions['open'] = (id, batch, opening) => openBatch(rea.store, host, lacking, id, batch, opening);
    await expect(help(rea, { open })).rejects.toMatchObject({
      code: 'queue.modelMissing',
      params: { file: 'model.onnx' },
    });
    await writeModelFolder(join(lacking.added, 'small'), smallModel(), { thresholds: { score: 0.3, overlap: 0.7 } });
    await expect(help(rea, { open })).rejects.toMatchObject({ code: 'queue.otherModel' });
    expect(await help(ada)).toMatchObject({ jobs: 3, lacking: [] });
  });

  it('shows why images could not be done, and does the others', async () => {
    await put(ada, { ...hurried, retries: 0 });
    rmSync(join(pictures, '0.jpg'));
    const [first] = allImages(ada.store.db);
    await withHub(
      server.address,
      (hub) => hub`DELETE FROM plumb.picture WHERE sha256 = decode(${first!.sha256}, 'hex')`,
    );
    expect(await help(rea)).toMatchObject({ images: 5, failed: [{ path: '0.jpg', code: 'image.missing' }] });
    const [one] = await batches(rea);
    expect(one).toMatchObject({ done: 2, failed: 1 });
    expect(one!.failures[0]).toContain('0.jpg');
    await through(rea);
    await through(ada);
    expect(suggestions(ada)).toHaveLength(5);
  });

  it('settles the classes when the batch is put, so that a reviewer’s machine needs to make none', async () => {
    await put();
    expect(listClasses(ada.store.db).map(({ name }) => name)).toEqual(['thing']);
    await help(rea);
    expect(listClasses(rea.store.db)).toEqual(listClasses(ada.store.db));
  });

  it('is not for annotators, nor for members of other projects; progress is for every member', async () => {
    await put();
    const kim = await newHubMember(server.address, ada, 'Kim', 'annotator');
    await through(kim);
    await expect(put(kim)).rejects.toMatchObject({ code: 'queue.notAllowed' });
    await expect(help(kim)).rejects.toMatchObject({ code: 'queue.notAllowed' });
    expect(await batches(kim)).toMatchObject([{ model: 'Small', waiting: 3, images: 6 }]);
    const other = await newHubLead(server.address, empty);
    expect(await batches(other)).toEqual([]);
    expect(await help(other)).toMatchObject({ jobs: 0 });
  });
});
