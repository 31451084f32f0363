import type { Loss } from '@shared/contract/reports';

/** Counts what could not be carried. One sentence for each code, said once, with the first place where it happened. */
export class LossCollector {
  readonly #losses = new Map<string, { count: number; example: string; message: string }>();

  /** @param message an English sentence that is the same for every occurrence of `code`. */
  add(code: string, message: string, example: string, count = 1): void {
    const known = this.#losses.get(code);
    if (known) known.count += count;
    else this.#losses.set(code, { count, example, message });
  }

  addAll(losses: readonly Loss[]): void {
    for (const { code, message, example, count } of losses) this.add(code, message, example, count);
  }

  report(): Loss[] {
    return [...this.#losses].map(([code, loss]) => ({ code, ...loss }));
  }
}
