/** The first line of a library's error: the ones that follow are its call stack or its build. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
}
