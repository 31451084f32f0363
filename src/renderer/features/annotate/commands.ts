import type { Command } from '../../commands/command';
import { assistCommands } from './assist/assist-commands';
import { attributeCommands } from './attributes/attribute-commands';
import type { CommandContext } from './command-context';
import { compareCommands } from './compare/compare-commands';
import { arrangeCommands } from './commands/arrange-commands';
import { classCommands } from './commands/class-commands';
import { editCommands } from './commands/edit-commands';
import { reshapeCommands } from './commands/reshape-commands';
import { suggestionCommands } from './commands/suggestion-commands';
import { toolCommands } from './commands/tool-commands';
import { travelCommands } from './commands/travel-commands';
import { viewCommands } from './commands/view-commands';
import { groupCommands } from './groups/group-commands';
import { guidelineCommands } from './guideline/guideline-commands';
import { issueCommands } from './issues/issue-commands';
import { lookCommands } from './look/look-commands';
import { maskCommands } from './masks/mask-commands';
import { questionCommands } from './questions/question-commands';
import { tagCommands } from './tags/tag-commands';
import { relationCommands } from './relations/relation-commands';
import { skeletonCommands } from './skeletons/skeleton-commands';
import { transcriptionCommands } from './transcription/transcription-commands';

/** Everything that can be done on the annotate screen. Of commands on one key, the last that is enabled wins. */
export function annotateCommands(context: CommandContext): readonly Command[] {
  return [
    ...toolCommands(context),
    ...viewCommands(context),
    ...lookCommands(context),
    ...classCommands(context),
    ...editCommands(context),
    ...attributeCommands(context),
    ...transcriptionCommands(context),
    ...tagCommands(context),
    ...reshapeCommands(context),
    ...arrangeCommands(context),
    ...suggestionCommands(context),
    ...assistCommands(context),
    ...compareCommands(context),
    ...guidelineCommands(context),
    ...questionCommands(context),
    ...issueCommands(context),
    ...skeletonCommands(context),
    ...groupCommands(context),
    ...relationCommands(context),
    ...travelCommands(context),
    ...maskCommands(context),
  ];
}
