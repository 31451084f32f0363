import type { EditResult } from '@shared/contract/annotate';
import type { Task } from './task';

/** Follows what was changed after edits that could not be saved, so that trying them again brings back nothing older. */
export interface Overtaken {
  /** Something was saved while these tasks were waiting to be tried again. */
  saved(waiting: readonly Task[], result: EditResult): void;
  /** What of the tasks may still be done, and how many objects are left as they are. */
  stillWanted(tasks: readonly Task[]): { readonly tasks: readonly Task[]; readonly skipped: number };
}

export function followOvertaken(): Overtaken {
  const newer = new Map<Task, Set<string>>();
  return {
    saved(waiting, { annotations, deleted }) {
      for (const task of waiting) {
        const ids = newer.get(task) ?? new Set();
        for (const { id } of annotations) ids.add(id);
        for (const id of deleted) ids.add(id);
        newer.set(task, ids);
      }
    },
    stillWanted(tasks) {
      let skipped = 0;
      const wanted = tasks.flatMap((task) => {
        const ids = newer.get(task);
        if (ids === undefined || task.type === 'decide') return [task];
        // What it meant to undo is not the last step any more.
        if (task.type !== 'edit') return [];
        const operations = task.operations.filter((one) => !ids.has(one.id));
        skipped += task.operations.length - operations.length;
        return operations.length === 0 ? [] : [{ ...task, operations }];
      });
      newer.clear();
      return { tasks: wanted, skipped };
    },
  };
}
