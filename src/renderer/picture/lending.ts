/**
 * Things that take much memory and are shown in several places: what is retired is closed, but not while somebody shows
 * it.
 */
export class Lending<T extends object> {
  private readonly held = new Map<T, number>();
  private readonly retired = new Set<T>();
  private readonly closed = new WeakSet<T>();

  constructor(private readonly closing: (thing: T) => void) {}

  /** It cannot be shown any more. */
  isClosed(thing: T): boolean {
    return this.closed.has(thing);
  }

  /** It is shown, once more. */
  hold(thing: T): void {
    this.held.set(thing, (this.held.get(thing) ?? 0) + 1);
  }

  /** It is shown no more, by one of those who held it. */
  letGo(thing: T): void {
    const left = (this.held.get(thing) ?? 0) - 1;
    if (left > 0) return void this.held.set(thing, left);
    this.held.delete(thing);
    if (this.retired.delete(thing)) this.close(thing);
  }

  /** Nobody will ask for it any more: it is closed now, or when the last one lets it go. */
  retire(thing: T): void {
    if (this.held.has(thing)) this.retired.add(thing);
    else this.close(thing);
  }

  private close(thing: T): void {
    this.closed.add(thing);
    this.closing(thing);
  }
}
