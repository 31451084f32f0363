import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { RecentProject } from '@shared/contract/projects';
import { openJsonFile } from './json-file';
import type { BrokenFileListener } from './preferences';

const capacity = 30;

const fileSchema = z.array(z.strictObject({ path: z.string(), name: z.string(), openedAt: z.string() }));

/** The projects opened on this machine, newest first, thirty at most. */
export interface RecentProjects {
  list(): RecentProject[];
  /** Puts a project at the top. */
  remember(path: string, name: string): void;
  forget(path: string): void;
}

export function openRecentProjects(path: string, now: () => Date, onBroken: BrokenFileListener): RecentProjects {
  const file = openJsonFile({ path, schema: fileSchema, fallback: [], onBroken });

  function without(projectPath: string): z.infer<typeof fileSchema> {
    return file.read().filter((entry) => entry.path !== projectPath);
  }

  return {
    list: () => file.read().map((entry) => ({ ...entry, exists: existsSync(entry.path) })),
    remember(projectPath, name) {
      const entry = { path: projectPath, name, openedAt: now().toISOString() };
      file.write([entry, ...without(projectPath)].slice(0, capacity));
    },
    forget: (projectPath) => file.write(without(projectPath)),
  };
}
