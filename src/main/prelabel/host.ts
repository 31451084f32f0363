import { fork, type ChildProcess } from 'node:child_process';
import type { Envelope } from '@shared/contract/envelope';
import type { Rectangle } from '@shared/embeddings/region';
import { UserError } from '@shared/lib/user-error';
import type { ModelCard } from './card';
import type { Detection } from './detection';
import { loadCard } from './load-card';
import { usualMemoryLimit, wasOverLimit } from './memory-guard';
import { identityOf } from './model-identity';
import { usualThreads } from './threads';
import type { Recognition } from './recognise/recognise-model';
import type { Prompt, PromptAnswer } from './prompt-session';
import type { Answers, Reply, Request, TextFolders } from './protocol';

export interface PrelabelHostOptions {
  /** The built `prelabel-worker.js`. */
  readonly entry: string;
  /** Milliseconds without any answer after which the process is taken for stuck; longer than any sound model needs. */
  readonly patience?: number | undefined;
  /** Bytes that the process may use; left out: half of the machine's. */
  readonly memoryLimit?: number | undefined;
  /** Threads that a network computes with; left out: one less than there are cores. */
  readonly threads?: number | undefined;
}

export interface DetectOptions {
  /** Detections below this score are left out, 0 to 1. */
  readonly threshold: number;
  /** The part of the image to look at; left out: all of it. */
  readonly region?: Rectangle;
  readonly signal?: AbortSignal;
}

/** A model that is ready to run. */
export interface Detector {
  readonly card: ModelCard;
  /** The same for the same models used in the same way, see `model-identity`. */
  readonly identity: string;
  /**
   * @returns the detections, best first.
   * @throws UserError when the image or the model is bad, or the process stopped; the signal's reason when cancelled.
   */
  detect(imagePath: string, options: DetectOptions): Promise<readonly Detection[]>;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: Error) => void;
  /** Stops listening for the cancel signal. */
  readonly forget: () => void;
}

const defaultPatience = 60_000;
const keptErrorText = 2000;
/** How Electron's allocator ends a process that asks for more than 2 GB in one piece, or for what is not to be had. */
const allocatorsEnd = 'SIGTRAP';

/**
 * Runs models in a process of their own, which is started at the first request and again after it died. Nothing that a
 * model does can take the caller down; what was in flight at that moment fails with `prelabel.stopped`, or with
 * `prelabel.memory` when the process used more than it may.
 */
export class PrelabelHost {
  private child: ChildProcess | undefined;
  private errorText = '';
  private nextId = 1;
  private readonly waiting = new Map<number, Waiting>();
  private watchdog: NodeJS.Timeout | undefined;

  constructor(private readonly options: PrelabelHostOptions) {}

  /** Loads the model in `folder`. Throws a UserError that says what is wrong with it. */
  async open(folder: string, signal?: AbortSignal): Promise<Detector> {
    const card = await this.request<'open'>((id) => ({ id, kind: 'open', folder }), signal);
    return {
      card,
      identity: identityOf([card]),
      detect: (imagePath, { threshold, region = null, signal: stop }) =>
        this.request<'detect'>(
          (id) => ({ id, kind: 'detect', folder, request: { imagePath, region, threshold } }),
          stop,
        ),
    };
  }

  /** Loads the model that finds text; the others are loaded when there is text to read. */
  async openText(folders: TextFolders, signal?: AbortSignal): Promise<Detector> {
    const { card } = await this.open(folders.find, signal);
    const helpers = [folders.turn, folders.read].flatMap((folder) => folder ?? []);
    return {
      card,
      identity: identityOf([card, ...(await Promise.all(helpers.map(loadCard)))]),
      detect: (imagePath, { threshold, region = null, signal: stop }) =>
        this.request<'text'>((id) => ({ id, kind: 'text', folders, request: { imagePath, region, threshold } }), stop),
    };
  }

  /**
   * Embeddings of parts of an image, by the model in `folder`, in their order: unit vectors, the same ones each time.
   *
   * @throws UserError `model.noEmbedding` and others; the signal's reason when cancelled.
   */
  async embed(
    folder: string,
    imagePath: string,
    regions: readonly Rectangle[],
    signal?: AbortSignal,
  ): Promise<Float32Array[]> {
    const all = await this.request<'embed'>((id) => ({ id, kind: 'embed', folder, imagePath, regions }), signal);
    const length = all.length / regions.length;
    return regions.map((_, index) => all.slice(index * length, (index + 1) * length));
  }

  /** Has the model in `folder` look at a picture in advance. */
  async see(folder: string, imagePath: string, signal?: AbortSignal): Promise<void> {
    await this.request<'see'>((id) => ({ id, kind: 'see', folder, imagePath }), signal);
  }

  /** What the model in `folder` outlines where a person points. */
  prompt(folder: string, imagePath: string, prompt: Prompt, signal?: AbortSignal): Promise<PromptAnswer> {
    return this.request<'prompt'>((id) => ({ id, kind: 'prompt', folder, imagePath, prompt }), signal);
  }

  /** Looks at an ONNX file that has no card yet. Throws a UserError when it is not one. */
  inspect(path: string, signal?: AbortSignal): Promise<Recognition> {
    return this.request<'inspect'>((id) => ({ id, kind: 'inspect', path }), signal);
  }

  /** Ends the process; requests that still wait fail. The host can be used again. */
  close(): void {
    this.stop('it was closed');
  }

  private request<Kind extends keyof Answers>(
    make: (id: number) => Request & { kind: Kind },
    signal: AbortSignal | undefined,
  ): Promise<Answers[Kind]> {
    const id = this.nextId++;
    return new Promise<Answers[Kind]>((resolve, reject) => {
      signal?.throwIfAborted();
      const child = this.start();
      const cancel = () => {
        child.send({ id, kind: 'cancel' } satisfies Request, () => undefined);
        this.settle(id)?.reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      this.waiting.set(id, {
        // The answer to a request has the type that `Answers` gives for its kind; `serve.ts` holds to that.
        resolve: (value: Answers[Kind]) => resolve(value),
        reject,
        forget: () => signal?.removeEventListener('abort', cancel),
      });
      if (!this.watchdog) this.watch();
      // A process that is gone is reported by its `exit` event, together with the reason.
      child.send(make(id), () => undefined);
    });
  }

  private start(): ChildProcess {
    if (this.child) return this.child;
    const limit = this.options.memoryLimit ?? usualMemoryLimit();
    const child = fork(this.options.entry, [String(limit), String(this.options.threads ?? usualThreads())], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.errorText = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (this.child === child) this.errorText = (this.errorText + text).slice(-keptErrorText);
    });
    child.on('message', (reply: Reply) => {
      if (this.child === child) this.receive(reply);
    });
    child.on('error', (error) => this.child === child && this.stop(error.message));
    // `close` comes after `exit`, when the last of the error text has been read.
    child.on('close', (code, signal) => {
      if (this.child !== child) return;
      if (wasOverLimit(this.errorText) || signal === allocatorsEnd) this.stopWith(overLimit(limit));
      else this.stop(`it ended with ${signal ?? `code ${code}`} ${lastLines(this.errorText)}`.trim());
    });
    this.child = child;
    return child;
  }

  private receive(reply: Reply): void {
    const waiting = this.settle(reply.id);
    if (waiting) settleWith(waiting, reply.result);
  }

  /** Takes a request off the list; each answer shows that the process is alive. */
  private settle(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.forget();
    this.watch();
    return waiting;
  }

  private watch(): void {
    clearTimeout(this.watchdog);
    this.watchdog = undefined;
    if (this.waiting.size === 0) return;
    const patience = this.options.patience ?? defaultPatience;
    this.watchdog = setTimeout(() => this.stop(`it gave no answer for ${patience / 1000} seconds`), patience);
  }

  private stop(reason: string): void {
    const message = `The process that runs the model stopped: ${reason}. Try again, or use another model`;
    this.stopWith(new UserError('prelabel.stopped', { reason }, message));
  }

  private stopWith(error: UserError): void {
    const { child } = this;
    this.child = undefined;
    child?.kill('SIGKILL');
    const stranded = [...this.waiting.values()];
    this.waiting.clear();
    this.watch();
    for (const { reject, forget } of stranded) {
      forget();
      reject(error);
    }
  }
}

function overLimit(limit: number): UserError {
  const gigabytes = (limit / 2 ** 30).toFixed(1);
  const message = `The model needs more memory than the ${gigabytes} GB that models may use on this machine: use a smaller one`;
  return new UserError('prelabel.memory', { gigabytes }, message);
}

/** Whether the process that runs the models is to blame, and not an image or a card. */
export function isStop(error: UserError): boolean {
  return error.code === 'prelabel.stopped' || error.code === 'prelabel.memory';
}

function settleWith(waiting: Waiting, result: Envelope<unknown>): void {
  if (result.ok) waiting.resolve(result.value as never);
  else waiting.reject(new UserError(result.error.code, result.error.params, result.error.message));
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' ');
}
