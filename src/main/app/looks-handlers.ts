import type { Handlers } from '@shared/contract/define';
import type { Looks, looksContract } from '@shared/contract/looks';
import type { JsonFile } from './json-file';

export function looksHandlers(looks: JsonFile<Looks>): Handlers<typeof looksContract> {
  return {
    'looks.read': () => looks.read(),
    'looks.write': (next) => {
      looks.write(next);
      return null;
    },
  };
}
