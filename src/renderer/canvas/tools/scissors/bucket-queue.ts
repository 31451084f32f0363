/**
 * Hands out numbered things with the lowest whole cost first (Dial's circular buckets, 1969). It holds at any time costs
 * that lie less than `span` apart, as a shortest path does whose steps cost less than that.
 */
export class BucketQueue {
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #bucketOf: Int32Array;
  #lowest = 0;
  #size = 0;

  /** @param span a power of two. */
  constructor(
    count: number,
    private readonly span: number,
  ) {
    this.#heads = new Int32Array(span).fill(-1);
    this.#next = new Int32Array(count).fill(-1);
    this.#previous = new Int32Array(count).fill(-1);
    this.#bucketOf = new Int32Array(count).fill(-1);
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Puts a thing in, or moves it when it is in. */
  put(thing: number, cost: number): void {
    if (this.#bucketOf[thing]! >= 0) this.#remove(thing);
    const bucket = cost & (this.span - 1);
    const head = this.#heads[bucket]!;
    this.#next[thing] = head;
    this.#previous[thing] = -1;
    if (head >= 0) this.#previous[head] = thing;
    this.#heads[bucket] = thing;
    this.#bucketOf[thing] = bucket;
    this.#size++;
  }

  /** Takes one of the lowest cost out. Only while there is one. */
  take(): number {
    while (this.#heads[this.#lowest]! < 0) this.#lowest = (this.#lowest + 1) & (this.span - 1);
    const thing = this.#heads[this.#lowest]!;
    this.#remove(thing);
    return thing;
  }

  #remove(thing: number): void {
    const [next, previous] = [this.#next[thing]!, this.#previous[thing]!];
    if (previous >= 0) this.#next[previous] = next;
    else this.#heads[this.#bucketOf[thing]!] = next;
    if (next >= 0) this.#previous[next] = previous;
    this.#bucketOf[thing] = -1;
    this.#size--;
  }
}
