import { setTimeout as sleep } from 'node:timers/promises';
import type { ProjectId } from '@shared/model/ids';
import { markIn } from './hint';
import { listenForHints } from './listen';

/** Milliseconds before a hub is listened to again: it doubles each time that it was for nothing. */
export interface EarPauses {
  readonly first: number;
  readonly longest: number;
}

const usualPauses: EarPauses = { first: 5_000, longest: 600_000 };

export interface EarDependencies {
  /** The address of a hub with its password. */
  readonly addressOf: (place: string) => string;
  /** Somebody did something in the project that is listened for. @param mark of who did it. */
  readonly onHint: (mark: string) => void;
}

interface Target {
  /** Address of a hub, without its password. */
  readonly place: string;
  readonly project: ProjectId;
}

/**
 * Listens for hints of one hub at a time, and again when it was lost. What goes wrong is told to nobody: hints are a kindness,
 * and who hears none looks by itself.
 */
export class HubEar {
  private followed: (Target & { readonly abort: AbortController; readonly over: Promise<void> }) | null = null;
  private listens = false;

  constructor(
    private readonly dependencies: EarDependencies,
    private readonly pauses: EarPauses = usualPauses,
  ) {}

  /** Whether a hint that is sent now would be heard. */
  get isListening(): boolean {
    return this.listens;
  }

  /** Listens to this from now on, and to nothing else; null: to nothing. */
  follow(target: Target | null): void {
    if (this.followed?.place === target?.place && this.followed?.project === target?.project) return;
    const before = this.close();
    if (!target) return;
    const abort = new AbortController();
    const over = before.then(() => this.keepListening(target, abort.signal));
    this.followed = { ...target, abort, over };
  }

  /** @returns when the connection is closed. */
  async close(): Promise<void> {
    const { followed } = this;
    this.followed = null;
    followed?.abort.abort();
    await followed?.over;
  }

  private async keepListening({ place, project }: Target, signal: AbortSignal): Promise<void> {
    let pause = this.pauses.first;
    while (!signal.aborted) {
      let since: number | null = null;
      const onListening = () => {
        since = performance.now();
        this.listens = true;
      };
      const onHint = (text: string) => {
        const mark = markIn(text, project);
        if (mark !== null && !signal.aborted) this.dependencies.onHint(mark);
      };
      try {
        await listenForHints(this.dependencies.addressOf(place), { signal, onListening, onHint });
      } catch {
        // Polling finds out whether it is more than a connection that was lost, and tells.
      }
      this.listens = false;
      const held = since !== null && performance.now() - since > pause;
      pause = held ? this.pauses.first : Math.min(2 * pause, this.pauses.longest);
      // Who was thrown out together should not come back together.
      await sleep(pause * (0.5 + Math.random()), undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
