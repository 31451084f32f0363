import { UserError } from '@shared/lib/user-error';

/** Puts a failure to read a picture's file into words. */
export function describeReadError(error: unknown, path: string): unknown {
  if (error instanceof UserError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing(path);
  if (code === 'EACCES' || code === 'EPERM') {
    return new UserError('image.unreadable', { path }, `${path} may not be read. Check its permissions.`);
  }
  if (code === 'EISDIR') return unsupported(path);
  return error;
}

export function missing(path: string): UserError {
  return new UserError('image.missing', { path }, `${path} is not there (any more).`);
}

export function unsupported(path: string): UserError {
  return new UserError(
    'image.unsupported',
    { path },
    `${path} is no picture that Plumbline reads. It reads JPEG, PNG, WebP, AVIF, GIF, BMP and TIFF.`,
  );
}

/** @param reason what the decoder said. */
export function broken(path: string, reason: string): UserError {
  return new UserError('image.broken', { path, reason }, `${path} is damaged and cannot be shown: ${reason}`);
}

export function tooLarge(path: string, limit: number): UserError {
  const megapixels = Math.round(limit / 1e6);
  return new UserError(
    'image.tooLarge',
    { path, megapixels },
    `${path} has more than ${megapixels} megapixels, which is more than Plumbline opens.`,
  );
}
