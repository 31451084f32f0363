import { open, type FileHandle } from 'node:fs/promises';
import { UserError } from '@shared/lib/user-error';

/** Opens a file that a person chose. @throws UserError when it is not there, is a folder, or may not be read. */
export async function openInput(path: string): Promise<{ handle: FileHandle; size: number }> {
  try {
    const handle = await open(path, 'r');
    const stats = await handle.stat();
    if (stats.isFile()) return { handle, size: stats.size };
    await handle.close();
    throw notAFile(path, stats.isDirectory());
  } catch (error) {
    throw cannotRead(path, error);
  }
}

function notAFile(path: string, isFolder: boolean): UserError {
  if (isFolder)
    return new UserError(
      'import.isFolder',
      { file: path },
      `${path} is a folder; choose the file with the labels in it.`,
    );
  return new UserError('import.notAFile', { file: path }, `${path} is not a regular file; choose a file with labels.`);
}

/** Tells what kept a file from being read; passes on what is a UserError already. */
export function cannotRead(path: string, error: unknown): unknown {
  if (error instanceof UserError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EISDIR') return notAFile(path, true);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new UserError('import.notFound', { file: path }, `${path} is not there; check the path and try again.`);
  if (code === 'EACCES' || code === 'EPERM')
    return new UserError(
      'import.notAllowed',
      { file: path },
      `${path} may not be read; give yourself the right to read it.`,
    );
  if (code === undefined) return error;
  return new UserError('import.cannotRead', { file: path, reason: code }, `${path} cannot be read (${code}).`);
}
