import { UserError } from '@shared/lib/user-error';

/** Tells what kept a file from being written; passes on what is a UserError already. */
export function cannotWrite(path: string, error: unknown): unknown {
  if (error instanceof UserError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  const untouched = 'What was there before is untouched.';
  switch (code) {
    case undefined:
      return error;
    case 'ENOSPC':
    case 'EDQUOT':
      return new UserError('export.diskFull', { path }, `The disk is full: ${path} was not written. ${untouched}`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new UserError(
        'export.notAllowed',
        { path },
        `${path} may not be written; choose another place. ${untouched}`,
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return new UserError(
        'export.folderMissing',
        { path },
        `The folder for ${path} is not there; make it or choose another.`,
      );
    case 'EISDIR':
    case 'EEXIST':
    case 'ENOTEMPTY':
      return new UserError(
        'export.pathTaken',
        { path },
        `Something else is at ${path}; choose another name. ${untouched}`,
      );
    default:
      return new UserError(
        'export.cannotWrite',
        { path, reason: code },
        `${path} cannot be written (${code}). ${untouched}`,
      );
  }
}
