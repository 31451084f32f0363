import { useKeyCaps } from './use-key-caps';

/** The key in force of a command, as a sentence names it, e.g. `Shift+R`; `none` when it has none. */
export function useKeyText(): (id: string) => string {
  const capsOf = useKeyCaps();
  return (id) => capsOf(id)?.join('+') ?? 'none';
}
