/**
 * Runs `work` over items with at most `width` at a time.
 *
 * @throws what the first failing `work` threw, once all that had begun have ended.
 */
export async function eachInFlight<T>(
  items: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  for await (const item of items) {
    if (failure) break;
    const task = work(item).catch((error: unknown) => {
      failure ??= { error };
    });
    running.add(task);
    void task.then(() => running.delete(task));
    if (running.size >= width) await Promise.race(running);
  }
  await Promise.all(running);
  if (failure) throw failure.error;
}
