import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { UserError } from '@shared/lib/user-error';
import type { PictureTasks, TaskName, TaskReply, TaskRequest } from './pool-messages';

interface Waiting {
  readonly name: TaskName;
  readonly input: PictureTasks[TaskName]['input'];
  readonly signal: AbortSignal | undefined;
  readonly resolve: (output: never) => void;
  readonly reject: (reason: unknown) => void;
}

interface Lane {
  readonly worker: Worker;
  running: { readonly id: number; readonly task: Waiting } | null;
}

/**
 * Threads that decode pictures, so that the main thread never does. They start when they are first needed; one that
 * dies fails its task with `image.decoderStopped` and is replaced.
 */
export class ImagePool {
  readonly width: number;
  private readonly lanes: Lane[] = [];
  private readonly queue: Waiting[] = [];
  private readonly shared = new Map<string, Promise<string>>();
  private nextId = 1;

  /** @param entry the built `image-worker.js`. */
  constructor(
    private readonly entry: string,
    width: number = Math.max(1, Math.min(4, availableParallelism() - 1)),
  ) {
    this.width = width;
  }

  /** Urgent tasks (what a person looks at) go before the rest. @throws UserError `image.*`, or the signal's reason. */
  run<Name extends TaskName>(
    name: Name,
    input: PictureTasks[Name]['input'],
    { urgent = false, signal }: { readonly urgent?: boolean; readonly signal?: AbortSignal } = {},
  ): Promise<PictureTasks[Name]['output']> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        // What was cancelled fails with the reason that it was cancelled for, whatever that is.
        reject(signal.reason as Error);
        return;
      }
      const task: Waiting = { name, input, signal, resolve, reject };
      if (urgent) this.queue.unshift(task);
      else this.queue.push(task);
      this.next();
    });
  }

  /** Makes a picture's derived file, once however many ask for it at the same time. @throws UserError `image.*` */
  derive(name: 'thumbnail' | 'display' | 'samples', input: PictureTasks['thumbnail']['input']): Promise<string> {
    const key = `${name} ${input.source.sha256}`;
    let work = this.shared.get(key);
    if (!work) {
      work = this.run(name, input, { urgent: true }).finally(() => this.shared.delete(key));
      this.shared.set(key, work);
    }
    return work;
  }

  async close(): Promise<void> {
    for (const task of this.queue.splice(0)) task.reject(stopped());
    const lanes = [...this.lanes];
    for (const lane of lanes) this.drop(lane);
    await Promise.all(lanes.map(({ worker }) => worker.terminate()));
  }

  private next(): void {
    const lane = this.lanes.find(({ running }) => running === null) ?? this.addLane();
    if (!lane) return;
    let task = this.queue.shift();
    while (task?.signal?.aborted) {
      task.reject(task.signal.reason);
      task = this.queue.shift();
    }
    if (!task) return;
    const id = this.nextId++;
    lane.running = { id, task };
    lane.worker.ref();
    lane.worker.postMessage({ id, name: task.name, input: task.input } satisfies TaskRequest);
  }

  private addLane(): Lane | undefined {
    if (this.lanes.length >= this.width) return undefined;
    const lane: Lane = { worker: new Worker(this.entry), running: null };
    lane.worker.on('message', (reply: TaskReply) => this.answer(lane, reply));
    lane.worker.on('error', () => this.drop(lane));
    lane.worker.on('exit', () => this.drop(lane));
    this.lanes.push(lane);
    return lane;
  }

  private answer(lane: Lane, reply: TaskReply): void {
    const running = lane.running;
    if (running?.id !== reply.id) return;
    lane.running = null;
    // An idle pool does not keep the process alive: the command line ends when its work does.
    lane.worker.unref();
    // The worker answers each task with the output that `PictureTasks` gives for its name.
    if (reply.ok) running.task.resolve(reply.output as never);
    else running.task.reject(new UserError(reply.failure.code, reply.failure.params, reply.failure.message));
    this.next();
  }

  private drop(lane: Lane): void {
    const index = this.lanes.indexOf(lane);
    if (index < 0) return;
    this.lanes.splice(index, 1);
    lane.running?.task.reject(stopped());
    if (this.queue.length > 0) this.next();
  }
}

function stopped(): UserError {
  return new UserError(
    'image.decoderStopped',
    {},
    'The picture decoder stopped. Try again; if it happens again with this picture, leave it out.',
  );
}
