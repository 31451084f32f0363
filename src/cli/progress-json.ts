import { advancePace, beginPace, secondsLeft } from '@main/jobs/pace';
import type { Task } from './cli';

/** Nobody reads faster, milliseconds. */
const interval = 200;

/** A task whose progress is a line of JSON on stderr, `{"done":3,"total":16,"secondsLeft":4}`, a few times a second. */
export function withJsonProgress(task: Task): Task {
  let pace = beginPace(performance.now());
  let last = Number.NEGATIVE_INFINITY;
  return {
    ...task,
    progress(done, total) {
      const now = performance.now();
      pace = advancePace(pace, now, done);
      if (now - last < interval && done !== total) return;
      last = now;
      const left = secondsLeft(pace, done, total);
      task.note(JSON.stringify({ done, total, secondsLeft: left === null ? null : Math.round(left) }));
    },
  };
}
