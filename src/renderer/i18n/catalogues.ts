import enAgreement from './en/agreement.json';
import enAllowed from './en/allowed.json';
import enAnnotate from './en/annotate.json';
import enAssign from './en/assign.json';
import enAttributes from './en/attributes.json';
import enBatches from './en/batches.json';
import enCalibration from './en/calibration.json';
import enCases from './en/cases.json';
import enClasses from './en/classes.json';
import enCommands from './en/commands.json';
import enCommon from './en/common.json';
import enComparison from './en/comparison.json';
import enDecided from './en/decided.json';
import enDiffering from './en/differing.json';
import enEditing from './en/editing.json';
import enErrors from './en/errors.json';
import enFolder from './en/folder.json';
import enGold from './en/gold.json';
import enGroups from './en/groups.json';
import enGuidelines from './en/guidelines.json';
import enHome from './en/home.json';
import enImages from './en/images.json';
import enImpact from './en/impact.json';
import enJobs from './en/jobs.json';
import enLater from './en/later.json';
import enCompact from './en/compact.json';
import enPack from './en/pack.json';
import enSnapshot from './en/snapshot.json';
import enLosses from './en/losses.json';
import enMasks from './en/masks.json';
import enPointing from './en/pointing.json';
import enRelations from './en/relations.json';
import enParted from './en/parted.json';
import enPlace from './en/place.json';
import enPrelabel from './en/prelabel.json';
import enReview from './en/review.json';
import enMissing from './en/missing.json';
import enModels from './en/models.json';
import enScissors from './en/scissors.json';
import enSimplify from './en/simplify.json';
import enSettings from './en/settings.json';
import enShortcuts from './en/shortcuts.json';
import enSurvey from './en/survey.json';
import enTags from './en/tags.json';
import enSkeletons from './en/skeletons.json';
import enTranscription from './en/transcription.json';
import enTeam from './en/team.json';
import enThreads from './en/threads.json';
import enTiles from './en/tiles.json';
import enView from './en/view.json';
import koAgreement from './ko/agreement.json';
import koAllowed from './ko/allowed.json';
import koAnnotate from './ko/annotate.json';
import koAssign from './ko/assign.json';
import koAttributes from './ko/attributes.json';
import koBatches from './ko/batches.json';
import koCalibration from './ko/calibration.json';
import koCases from './ko/cases.json';
import koClasses from './ko/classes.json';
import koCommands from './ko/commands.json';
import koCommon from './ko/common.json';
import koComparison from './ko/comparison.json';
import koDecided from './ko/decided.json';
import koDiffering from './ko/differing.json';
import koEditing from './ko/editing.json';
import koErrors from './ko/errors.json';
import koFolder from './ko/folder.json';
import koGold from './ko/gold.json';
import koGroups from './ko/groups.json';
import koGuidelines from './ko/guidelines.json';
import koHome from './ko/home.json';
import koImages from './ko/images.json';
import koImpact from './ko/impact.json';
import koJobs from './ko/jobs.json';
import koLater from './ko/later.json';
import koCompact from './ko/compact.json';
import koPack from './ko/pack.json';
import koSnapshot from './ko/snapshot.json';
import koLosses from './ko/losses.json';
import koMasks from './ko/masks.json';
import koPointing from './ko/pointing.json';
import koRelations from './ko/relations.json';
import koParted from './ko/parted.json';
import koPlace from './ko/place.json';
import koPrelabel from './ko/prelabel.json';
import koReview from './ko/review.json';
import koMissing from './ko/missing.json';
import koModels from './ko/models.json';
import koScissors from './ko/scissors.json';
import koSimplify from './ko/simplify.json';
import koSettings from './ko/settings.json';
import koShortcuts from './ko/shortcuts.json';
import koSurvey from './ko/survey.json';
import koTags from './ko/tags.json';
import koSkeletons from './ko/skeletons.json';
import koTranscription from './ko/transcription.json';
import koTeam from './ko/team.json';
import koThreads from './ko/threads.json';
import koTiles from './ko/tiles.json';
import koView from './ko/view.json';

export const english = {
  ...enAgreement,
  ...enAllowed,
  ...enAnnotate,
  ...enAssign,
  ...enAttributes,
  ...enBatches,
  ...enCalibration,
  ...enCases,
  ...enClasses,
  ...enCommands,
  ...enCommon,
  ...enComparison,
  ...enDecided,
  ...enDiffering,
  ...enEditing,
  ...enErrors,
  ...enFolder,
  ...enGold,
  ...enGroups,
  ...enGuidelines,
  ...enHome,
  ...enImages,
  ...enImpact,
  ...enJobs,
  ...enLater,
  ...enPack,
  ...enCompact,
  ...enSnapshot,
  ...enLosses,
  ...enMasks,
  ...enPointing,
  ...enRelations,
  ...enParted,
  ...enPlace,
  ...enPrelabel,
  ...enReview,
  ...enMissing,
  ...enModels,
  ...enScissors,
  ...enSimplify,
  ...enSettings,
  ...enShortcuts,
  ...enSurvey,
  ...enTags,
  ...enSkeletons,
  ...enTranscription,
  ...enTeam,
  ...enThreads,
  ...enTiles,
  ...enView,
};

export type Messages = typeof english;
export type MessageKey = keyof Messages;

/** A key that is missing here, or one too many, does not compile. */
export const korean: Messages = {
  ...koAgreement,
  ...koAllowed,
  ...koAnnotate,
  ...koAssign,
  ...koAttributes,
  ...koBatches,
  ...koCalibration,
  ...koCases,
  ...koClasses,
  ...koCommands,
  ...koCommon,
  ...koComparison,
  ...koDecided,
  ...koDiffering,
  ...koEditing,
  ...koErrors,
  ...koFolder,
  ...koGold,
  ...koGroups,
  ...koGuidelines,
  ...koHome,
  ...koImages,
  ...koImpact,
  ...koJobs,
  ...koLater,
  ...koPack,
  ...koCompact,
  ...koSnapshot,
  ...koLosses,
  ...koMasks,
  ...koPointing,
  ...koRelations,
  ...koParted,
  ...koPlace,
  ...koPrelabel,
  ...koReview,
  ...koMissing,
  ...koModels,
  ...koScissors,
  ...koSimplify,
  ...koSettings,
  ...koShortcuts,
  ...koSurvey,
  ...koTags,
  ...koSkeletons,
  ...koTranscription,
  ...koTeam,
  ...koThreads,
  ...koTiles,
  ...koView,
};
