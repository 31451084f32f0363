import i18next from 'i18next';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId } from '@shared/model/ids';
import type { Command } from '../commands/command';
import type { CommandScope, ListedCommand } from '../commands/keymap';
import { annotateCommands } from '../features/annotate/commands';
import { recheckCommands } from '../features/guidelines/recheck/use-recheck-commands';
import { classEditorCommand } from '../features/classes/class-editor-command';
import { homeCommands } from '../features/home/home-commands';
import { filterCommand } from '../features/images/filter-command';
import { projectCommands } from '../features/images/project-commands';
import { listingCommands } from '../features/images/use-listing-commands';
import { reviewCommands } from '../features/review/use-review-commands';
import { frameCommands } from './use-frame-commands';

const nothing = () => {};

/** Every command of the workstation, also those of screens that are not shown: their keys can be set in Settings. */
export function commandCatalogue(): readonly ListedCommand[] {
  const home = homeCommands({ startNew: nothing, chooseAndOpen: nothing, startJoin: nothing, openSample: nothing });
  const annotate = annotateCommands({
    session: () => null,
    classes: () => [],
    newId: () => newId<AnnotationId>(),
    canGo: () => false,
    go: nothing,
  });
  return [
    ...listed('everywhere', [...frameCommands(nothing), ...projectCommands(i18next.t), classEditorCommand(nothing)]),
    ...listed('home', home),
    ...listed('images', [filterCommand(nothing), ...listingCommands(nothing)]),
    ...listed('annotate', annotate),
    ...listed('review', reviewCommands(nothing)),
    ...listed('guidelines', recheckCommands),
  ];
}

function listed(scope: CommandScope, commands: readonly Command[]): ListedCommand[] {
  return commands
    .filter((command) => !command.digest)
    .map(({ id, label, keys, handledElsewhere }) => ({
      id,
      label,
      scope,
      ...(keys && { keys }),
      ...(handledElsewhere && { handledElsewhere }),
    }));
}
