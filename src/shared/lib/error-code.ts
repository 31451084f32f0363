/** What the system calls a failure, such as `ENOSPC`; undefined for an error that has no such word. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
