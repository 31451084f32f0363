/** Where the records of an array lie in their file: 14 bytes each, so that a million of them cost no memory to speak of. */
export class RecordSpans {
  count = 0;
  #offsets = new Float64Array(1024);
  #lengths = new Uint32Array(1024);
  #strings = new Uint16Array(1024);

  /** @param strings how many strings (keys and values) the record holds directly. */
  add(offset: number, length: number, strings: number): void {
    if (this.count === this.#offsets.length) this.#grow();
    this.#offsets[this.count] = offset;
    this.#lengths[this.count] = length;
    this.#strings[this.count] = Math.min(strings, 0xffff);
    this.count++;
  }

  offset(index: number): number {
    return this.#offsets[index]!;
  }

  length(index: number): number {
    return this.#lengths[index]!;
  }

  strings(index: number): number {
    return this.#strings[index]!;
  }

  #grow(): void {
    const size = this.count * 2;
    const offsets = new Float64Array(size);
    const lengths = new Uint32Array(size);
    const strings = new Uint16Array(size);
    offsets.set(this.#offsets);
    lengths.set(this.#lengths);
    strings.set(this.#strings);
    [this.#offsets, this.#lengths, this.#strings] = [offsets, lengths, strings];
  }
}
