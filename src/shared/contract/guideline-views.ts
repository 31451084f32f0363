import { z } from 'zod';
import {
  annotationIdSchema,
  caseMemberIdSchema,
  classIdSchema,
  guidelineVersionIdSchema,
  imageIdSchema,
  memberIdSchema,
  questionIdSchema,
  rareCaseIdSchema,
  recheckIdSchema,
  ruleIdSchema,
} from '../model/ids';
import { roleSchema } from '../model/member';
import { questionSchema } from '../model/question';
import { caseSignalSchema, caseStateSchema, rareCaseSchema } from '../model/rare-case';
import { recheckStateSchema, settlementSchema } from '../model/recheck';
import { shapeSchema } from '../model/shape';
import { ruleAttributeSchema, ruleExampleSchema, ruleSchema, ruleStatusSchema } from '../model/rule';

/** A member by name; the name is empty for one who has left. */
export const personSchema = z.object({ id: memberIdSchema, name: z.string() });

/** `missing`: the file is not in its place on this machine; `gone`: the image was taken out of the project. */
export const pictureStateSchema = z.enum(['here', 'missing', 'gone']);

export const versionViewSchema = z.object({
  id: guidelineVersionIdSchema,
  number: z.number().int(),
  parents: z.array(guidelineVersionIdSchema),
  author: personSchema,
  publishedAt: z.string(),
  reason: z.string(),
  rules: z.number().int(),
});

/** What publishing the draft would do to a rule. `conflict`: two people changed it apart; it has to be settled first. */
export const draftChangeSchema = z.enum(['none', 'added', 'changed', 'removed', 'conflict']);

export const ruleOutlineSchema = z.object({
  id: ruleIdSchema,
  title: z.string(),
  classes: z.array(classIdSchema),
  situation: z.string(),
  status: ruleStatusSchema,
  order: z.number().int(),
  examples: z.number().int(),
  change: draftChangeSchema,
  /** New or different since the version that this member acknowledged last. */
  isNew: z.boolean(),
});

export const exampleViewSchema = ruleExampleSchema.extend({
  state: pictureStateSchema,
  /** Empty when the image is gone. */
  path: z.string(),
});

export const ruleViewSchema = z.object({
  id: ruleIdSchema,
  value: ruleSchema,
  /** The examples of `value`, with what became of their pictures. */
  examples: z.array(exampleViewSchema),
  change: draftChangeSchema,
  /** In a conflict: each text that somebody gave it, the shown one first. Empty otherwise. */
  alternatives: z.array(z.object({ value: ruleSchema, by: personSchema, at: z.string() })),
  /** As it is in force; null when it is not. */
  inForce: ruleSchema.nullable(),
  /** How many labels cite it. */
  cited: z.number().int(),
});

export const guidelineOverviewSchema = z.object({
  role: roleSchema,
  /** The version that labels are made under now. */
  current: versionViewSchema.nullable(),
  /** Versions that no later one was made from; more than one is a conflict that publishing ends. */
  heads: z.array(versionViewSchema),
  /** How many rules publishing the draft would change. */
  draftChanges: z.number().int(),
  /** Rules that two people changed apart. */
  conflicts: z.array(ruleIdSchema),
  /** True when this member has not acknowledged the current version. */
  acknowledge: z.boolean(),
  questionsOpen: z.number().int(),
  /** Answers to this member's questions that he has not seen. */
  answersUnseen: z.number().int(),
  rechecksPending: z.number().int(),
  cases: z.record(caseStateSchema, z.number().int()),
});

/**
 * Which labels a changed rule re-opens. `cases`: those that cite it and the members of its rare cases. `alike`: also those
 * that look like one of its examples. `all`: also every label of its classes and answers, but not what only looks alike.
 * `wide`: all of these.
 */
export const recheckScopeSchema = z.enum(['all', 'wide', 'alike', 'cases', 'none']);

/** How a rule came to be about a label. */
export const matchReasonSchema = z.enum(['cited', 'case', 'attribute', 'class', 'general', 'alike']);

export const impactSchema = z.object({
  /** The versions that the draft is compared with; to be given back to `publish`. */
  base: z.array(guidelineVersionIdSchema),
  conflicts: z.array(ruleIdSchema),
  rules: z.array(
    z.object({
      rule: ruleIdSchema,
      title: z.string(),
      change: z.enum(['added', 'changed', 'removed']),
      /** False: only its title, its place or its reasons changed. */
      substance: z.boolean(),
      scope: recheckScopeSchema,
      labels: z.number().int(),
      /** Labels that look like one of its examples, and those of them that it is not about otherwise; null without examples. */
      alike: z.object({ labels: z.number().int(), others: z.number().int() }).nullable(),
    }),
  ),
  /** By which reasons the labels were found; one may have several. */
  byReason: z.array(z.object({ reason: matchReasonSchema, labels: z.number().int() })),
  /** Whether pictures could be compared; null where no changed rule has an example. */
  looks: z
    .object({
      /** False: no model makes pictures comparable. */
      model: z.boolean(),
      /** Labels and examples that are not comparable yet. */
      unseen: z.number().int(),
    })
    .nullable(),
  /** Labels that would be queued; each counts once. */
  labels: z.number().int(),
  byClass: z.array(z.object({ class: classIdSchema, labels: z.number().int() })),
  byVersion: z.array(z.object({ version: guidelineVersionIdSchema.nullable(), labels: z.number().int() })),
  /** At most 30, spread evenly. */
  sample: z.array(
    z.object({
      annotation: annotationIdSchema,
      image: imageIdSchema,
      class: classIdSchema,
      geometry: shapeSchema,
      rules: z.array(ruleIdSchema),
      reasons: z.array(matchReasonSchema),
      /** The example that it looks most like, where that is a reason; `similarity` is a cosine. */
      like: z.object({ image: imageIdSchema, region: shapeSchema, similarity: z.number() }).nullable(),
    }),
  ),
  /** From the project's own pace; null while there is none. */
  hours: z.number().nullable(),
  pace: z.object({ secondsPerLabel: z.number(), days: z.number().int(), gaps: z.number().int() }).nullable(),
});

export const pieceSchema = z.object({ op: z.enum(['same', 'removed', 'added']), text: z.string() });

const piecesSchema = z.array(pieceSchema);

export const ruleDiffSchema = z.object({
  rule: ruleIdSchema,
  change: z.enum(['added', 'removed', 'changed']),
  title: z.string(),
  words: z.object({ title: piecesSchema, situation: piecesSchema, text: piecesSchema, rationale: piecesSchema }),
  classes: z.object({ added: z.array(classIdSchema), removed: z.array(classIdSchema) }),
  attributes: z.object({ added: z.array(ruleAttributeSchema), removed: z.array(ruleAttributeSchema) }),
  examples: z.object({ added: z.array(exampleViewSchema), removed: z.array(exampleViewSchema) }),
});

export const recheckViewSchema = z.object({
  id: recheckIdSchema,
  version: guidelineVersionIdSchema,
  annotation: annotationIdSchema,
  image: imageIdSchema,
  rules: z.array(ruleIdSchema),
  madeUnder: guidelineVersionIdSchema.nullable(),
  state: recheckStateSchema,
  settled: settlementSchema.nullable(),
  /** The label as it is now; null when it was deleted. */
  label: z.object({ class: classIdSchema, geometry: shapeSchema, author: memberIdSchema }).nullable(),
  /** The label as it was when the version was published. */
  before: z.object({ class: classIdSchema, geometry: shapeSchema }).nullable(),
});

export const tallySchema = z.object({
  total: z.number().int(),
  pending: z.number().int(),
  confirmed: z.number().int(),
  changed: z.number().int(),
  dismissed: z.number().int(),
});

export const outcomeSchema = z.object({
  version: guidelineVersionIdSchema,
  all: tallySchema,
  byRule: z.array(tallySchema.extend({ rule: ruleIdSchema, title: z.string() })),
  byCase: z.array(tallySchema.extend({ case: rareCaseIdSchema, title: z.string() })),
});

export const questionViewSchema = questionSchema.extend({
  id: questionIdSchema,
  asker: personSchema,
  answerer: personSchema.nullable(),
  state: pictureStateSchema,
});

export const caseOutlineSchema = z.object({
  id: rareCaseIdSchema,
  title: z.string(),
  state: caseStateSchema,
  owner: personSchema.nullable(),
  readings: z.number().int(),
  signals: z.array(caseSignalSchema),
  members: z.number().int(),
  target: z.number().int(),
  rule: ruleIdSchema.nullable(),
  hasDecision: z.boolean(),
  pendingRechecks: z.number().int(),
});

export const caseMemberViewSchema = z.object({
  id: caseMemberIdSchema,
  image: imageIdSchema,
  region: shapeSchema,
  annotation: annotationIdSchema.nullable(),
  /** The class of its label now; null when it has none (any more). */
  class: classIdSchema.nullable(),
  signal: caseSignalSchema,
  addedBy: personSchema,
  state: pictureStateSchema,
});

export const caseViewSchema = z.object({
  id: rareCaseIdSchema,
  value: rareCaseSchema,
  owner: personSchema.nullable(),
  /** The first 500, oldest first. */
  members: z.array(caseMemberViewSchema),
  memberCount: z.number().int(),
  pendingRechecks: z.number().int(),
  /** True when two people changed it apart; saving it again settles that. */
  conflict: z.boolean(),
  /** What became of it, newest first. */
  history: z.array(
    z.object({
      at: z.string(),
      by: personSchema,
      state: caseStateSchema,
      /** The fields that changed; empty where it was made. */
      fields: z.array(z.string()),
    }),
  ),
});

/** One rule as it stands beside the canvas. */
export const ruleCardSchema = z.object({
  id: ruleIdSchema,
  title: z.string(),
  situation: z.string(),
  /** Markdown; cut off after 20,000 characters. */
  text: z.string(),
  cut: z.boolean(),
  examples: z.array(exampleViewSchema),
  /** Why it is shown: the label cites it, it is about one of its answers, about the class, about a situation, or about every label. */
  why: z.enum(['cited', 'attribute', 'class', 'situation', 'general']),
  isNew: z.boolean(),
});

/** One decided case as it stands beside the canvas. */
export const caseCardSchema = z.object({
  id: rareCaseIdSchema,
  title: z.string(),
  decision: z.string(),
  rule: ruleIdSchema.nullable(),
  state: caseStateSchema,
  /** Why it is shown: the label is a member, its rule is about the class, or somebody read it as the class. */
  why: z.enum(['member', 'rule', 'reading']),
  /** At most 4. */
  crops: z.array(z.object({ image: imageIdSchema, region: shapeSchema })),
});

export const panelSchema = z.object({
  version: versionViewSchema.nullable(),
  acknowledge: z.boolean(),
  /** What the label waits for. */
  recheck: recheckViewSchema.nullable(),
  /** The closest first; at most 50. */
  rules: z.array(ruleCardSchema),
  moreRules: z.number().int(),
  cases: z.array(caseCardSchema),
  moreCases: z.number().int(),
});

/** How a member read disputed places. */
export const calibrationScoreSchema = z.object({ right: z.number().int(), of: z.number().int() });

export const guidelineHitSchema = z.object({
  kind: z.enum(['rule', 'case']),
  id: z.union([ruleIdSchema, rareCaseIdSchema]),
  title: z.string(),
  /** The words around what was found. */
  excerpt: z.string(),
});

export const guidelineExportSchema = z.object({
  path: z.string(),
  rules: z.number().int(),
  pictures: z.number().int(),
  /** Examples whose picture could not be cut out, with why. */
  left: z.array(z.object({ rule: z.string(), code: z.string(), message: z.string() })),
});

export const guidelineImportSchema = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** Class names that the project does not have. */
  unknownClasses: z.array(z.string()),
  /** Examples of pictures that the project does not have. */
  lostExamples: z.number().int(),
});

export type CalibrationScore = z.infer<typeof calibrationScoreSchema>;
export type Person = z.infer<typeof personSchema>;
export type PictureState = z.infer<typeof pictureStateSchema>;
export type VersionView = z.infer<typeof versionViewSchema>;
export type DraftChange = z.infer<typeof draftChangeSchema>;
export type RuleOutline = z.infer<typeof ruleOutlineSchema>;
export type ExampleView = z.infer<typeof exampleViewSchema>;
export type RuleView = z.infer<typeof ruleViewSchema>;
export type GuidelineOverview = z.infer<typeof guidelineOverviewSchema>;
export type MatchReason = z.infer<typeof matchReasonSchema>;
/** Result of the job `guideline-publish`. */
export interface GuidelinePublication {
  readonly version: VersionView;
  /** Labels that were queued. */
  readonly rechecks: number;
}
export type RecheckScope = z.infer<typeof recheckScopeSchema>;
export type Impact = z.infer<typeof impactSchema>;
export type RuleDiffView = z.infer<typeof ruleDiffSchema>;
export type RecheckView = z.infer<typeof recheckViewSchema>;
export type Tally = z.infer<typeof tallySchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type QuestionView = z.infer<typeof questionViewSchema>;
export type CaseOutline = z.infer<typeof caseOutlineSchema>;
export type CaseView = z.infer<typeof caseViewSchema>;
export type Panel = z.infer<typeof panelSchema>;
export type GuidelineHit = z.infer<typeof guidelineHitSchema>;
export type GuidelineExport = z.infer<typeof guidelineExportSchema>;
export type GuidelineImport = z.infer<typeof guidelineImportSchema>;
