import { constants } from 'node:fs';
import { copyFile, mkdir, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import type { AddReport } from '@shared/contract/reports';
import { UserError } from '@shared/lib/user-error';
import { allImages } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import type { AddTools } from '@main/image-library/add-images';
import { fileOf } from '@main/image-library/missing';
import { pathBelow } from '@main/image-library/place';
import { describeReadError } from '@main/images/read-errors';

export interface CopyingTools {
  /** Where the copies go: `<project>.images`, beside the project. */
  readonly folder: string;
  /** Tools that find the sources, and name the copies that are made of them when they are probed. */
  readonly tools: AddTools;
  /** The report with the files that the person knows in it. */
  readonly namedBySource: (report: AddReport) => AddReport;
  /** Takes away the copies that did not become images of the project. */
  readonly removeUnused: () => Promise<void>;
}

/** Has `addImages` add copies: given `folder`, it finds what is below `paths`. */
export function copyingTools(store: Store, paths: readonly string[], tools: AddTools): CopyingTools {
  const folder = `${store.path.replace(/\.plumb$/i, '')}.images`;
  const sources = new Map<string, string>();
  const copied = new Set<string>();
  const unreadable: { path: string; code: string; message: string }[] = [];

  async function* find(_: string, onIgnored: () => void, signal: AbortSignal): AsyncGenerator<string> {
    for (const path of paths) {
      try {
        for await (const source of tools.find(resolve(path), onIgnored, signal)) {
          const target =
            pathBelow(folder, source) === undefined ? await freeName(join(folder, wantedName(path, source))) : source;
          sources.set(target, source);
          yield target;
        }
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        unreadable.push({ path, code: error.code, message: error.message });
      }
    }
  }

  /** A name that neither another source nor a file of an earlier run has. */
  async function freeName(wanted: string): Promise<string> {
    const end = extname(wanted);
    for (let number = 1; ; number++) {
      const name = number === 1 ? wanted : `${wanted.slice(0, wanted.length - end.length)} (${number})${end}`;
      if (!sources.has(name) && !(await exists(name))) return name;
    }
  }

  async function probe(target: string, signal: AbortSignal) {
    const source = sources.get(target) ?? target;
    if (source === target) return tools.probe(source, signal);
    // First the source: what cannot be added is not copied.
    await tools.probe(source, signal);
    await mkdir(dirname(target), { recursive: true });
    try {
      await copyFile(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    } catch (error) {
      throw describeCopyError(error, source, folder);
    }
    copied.add(target);
    return tools.probe(target, signal);
  }

  const nameOf = (path: string): string => sources.get(path) ?? path;

  return {
    folder,
    tools: { ...tools, find, probe },
    namedBySource: (report) => ({
      ...report,
      duplicates: report.duplicates.map(({ path, sameAs }) => ({ path: nameOf(path), sameAs: nameOf(sameAs) })),
      rejected: [...unreadable, ...report.rejected.map((one) => ({ ...one, path: nameOf(one.path) }))],
    }),
    async removeUnused() {
      const used = new Set(allImages(store.db).map((image) => fileOf(image)));
      for (const target of copied) {
        if (used.has(target)) continue;
        await rm(target, { force: true });
        await removeEmptyFolders(dirname(target), dirname(folder));
      }
    },
  };
}

/** A folder that was chosen keeps its name and what is below it. */
function wantedName(chosen: string, source: string): string {
  const base = resolve(chosen);
  return source === base ? basename(source) : join(basename(base), relative(base, source));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function removeEmptyFolders(from: string, stopAt: string): Promise<void> {
  for (let folder = from; folder !== stopAt; folder = dirname(folder)) {
    try {
      await rmdir(folder);
    } catch {
      // Something else is in it.
      return;
    }
  }
}

function describeCopyError(error: unknown, source: string, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new UserError(
      'store.full',
      { path: folder },
      `The disk is full: ${source} could not be copied to ${folder}. Free some space and try again.`,
    );
  }
  return describeReadError(error, source);
}
