/** Runs `action` at once, and while calls keep coming at most once per `milliseconds`, the last time after the last call. */
export function throttle(action: () => void, milliseconds: number): () => void {
  let waiting = false;
  let again = false;
  return function run() {
    if (waiting) {
      again = true;
      return;
    }
    waiting = true;
    action();
    setTimeout(() => {
      waiting = false;
      if (!again) return;
      again = false;
      run();
    }, milliseconds);
  };
}
