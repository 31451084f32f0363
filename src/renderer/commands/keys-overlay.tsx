import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Dialog } from '../ui/dialog';
import { Keys } from '../ui/keys';
import { chordCaps } from './chord';
import { commandSections, type Command } from './command';
import { isMac } from './platform';
import { keysOf } from './keymap';
import { keymapStore } from './keymap-store';
import { commandStore } from './registry';
import classes from './keys-overlay.module.css';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** `?`: every key that does something here and now. */
export function KeysOverlay({ opened, onClose }: Props) {
  const { t } = useTranslation();
  const commands = useStore(commandStore, (state) => state.commands);
  const keymap = useStore(keymapStore);
  const moved = commands.some(
    (command) => command.unlisted && keysOf(command, keymap).join(' ') !== command.keys?.join(' '),
  );
  return (
    <Dialog
      title={t('commands.keys.title')}
      closeLabel={t('common.close')}
      opened={opened}
      onClose={onClose}
      width={1080}
    >
      <div className={classes['columns']}>
        {commandSections.map((section) => {
          const listed = commands.filter(
            (command) =>
              command.section === section &&
              !(moved ? command.digest : command.unlisted) &&
              keysOf(command, keymap).length > 0,
          );
          return listed.length === 0 ? null : (
            <section key={section} className={classes['section']}>
              <h3 className={classes['heading']}>{t(`commands.section.${section}`)}</h3>
              <dl className={classes['keys']}>
                {listed.map((command) => (
                  <KeyLine key={command.id} command={command} keys={keysOf(command, keymap)} />
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}

function KeyLine({ command, keys }: { readonly command: Command; readonly keys: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes['line']}>
      <dt>{t(command.label)}</dt>
      <dd>
        {keys.map((chord) => (
          <Keys key={chord} caps={chordCaps(chord, isMac)} />
        ))}
      </dd>
    </div>
  );
}
