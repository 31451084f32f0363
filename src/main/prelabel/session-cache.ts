interface Closable {
  close(): Promise<void>;
}

interface Held {
  readonly session: Promise<Closable>;
  /** Requests that still need the session. */
  readonly work: Set<Promise<unknown>>;
}

/** Keeps the models that were used last in memory. */
export class SessionCache {
  /** Oldest use first. */
  private readonly held = new Map<string, Held>();

  /** @param most models that are kept; one more closes the one that nobody asked for the longest. */
  constructor(private readonly most: number) {}

  /**
   * Runs `use` with the session that `key` names, and opens it first where it has to. `key` must name the kind of
   * session as well, so that the same key always means the same type.
   */
  async use<S extends Closable, T>(key: string, open: () => Promise<S>, use: (session: S) => Promise<T>): Promise<T> {
    const held = this.hold(key, open);
    const work = held.session.then((session) => use(session as S));
    held.work.add(work);
    try {
      return await work;
    } finally {
      held.work.delete(work);
    }
  }

  private hold(key: string, open: () => Promise<Closable>): Held {
    const known = this.held.get(key);
    const held = known ?? { session: open(), work: new Set<Promise<unknown>>() };
    this.held.delete(key);
    this.held.set(key, held);
    if (known) return known;
    held.session.catch(() => {
      // A model that failed to load is tried anew the next time, when its file may have been repaired.
      if (this.held.get(key) === held) this.held.delete(key);
    });
    if (this.held.size > this.most) {
      const [oldest, surplus] = this.held.entries().next().value!;
      this.held.delete(oldest);
      void closeWhenIdle(surplus);
    }
    return held;
  }
}

async function closeWhenIdle(held: Held): Promise<void> {
  await Promise.allSettled(held.work);
  const session = await held.session.catch(() => undefined);
  await session?.close();
}
