import { useTranslation } from 'react-i18next';
import { useKeyCaps } from '../../../commands/use-key-caps';
import type { MessageKey } from '../../../i18n/catalogues';

const commands = {
  finish: 'annotate.edit.finish',
  undo: 'annotate.edit.undo',
  cancel: 'annotate.edit.cancel',
} as const;

/** What the keys in force do to the shape in the making, as the end of a hint; a command without a key is left out. */
export function useDrawingKeys(): (said: readonly (readonly [keyof typeof commands, MessageKey])[]) => string {
  const { t } = useTranslation();
  const capsOf = useKeyCaps();
  return (said) =>
    said
      .flatMap(([name, message]) => {
        const caps = capsOf(commands[name]);
        return caps ? [` · ${t(message, { keys: caps.join('+') })}`] : [];
      })
      .join('');
}
