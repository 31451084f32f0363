import { z } from 'zod';
import { annotationIdSchema, caseMemberIdSchema, classIdSchema, guidelineVersionIdSchema } from '../model/ids';
import { imageIdSchema, questionIdSchema, rareCaseIdSchema, recheckIdSchema, ruleIdSchema } from '../model/ids';
import { uuidSchema } from '../lib/uuid';
import { nameSchema } from '../model/name';
import { caseSignalSchema, caseStateSchema, rareCaseSchema } from '../model/rare-case';
import { recheckStateSchema } from '../model/recheck';
import { regionSchema } from '../model/region';
import { ruleSchema } from '../model/rule';
import { markdownSchema, remarkSchema } from '../model/text';
import { shapeSchema } from '../model/shape';
import { calibrationItemSchema } from './calibration';
import { lookAlikesSchema, suggestionsSchema } from './case-signals';
import { caseComparisonSchema, comparisonSchema } from './comparison';
import { jobIdSchema } from './jobs';
import type { Contract } from './define';
import {
  calibrationScoreSchema,
  caseOutlineSchema,
  caseViewSchema,
  guidelineHitSchema,
  guidelineOverviewSchema,
  impactSchema,
  outcomeSchema,
  panelSchema,
  personSchema,
  questionViewSchema,
  recheckScopeSchema,
  recheckViewSchema,
  ruleDiffSchema,
  ruleOutlineSchema,
  ruleViewSchema,
  versionViewSchema,
} from './guideline-views';

const nothing = z.strictObject({});
const path = z.string().min(1).max(4096);

/** A published version, or what the leads are working on. */
const versionRefSchema = z.union([guidelineVersionIdSchema, z.literal('draft')]);

/**
 * For rules that are not named: `all` when what they ask for changed (`alike` for one about a situation, which no class
 * tells), `none` when only their title or reasons did.
 */
const scopesSchema = z.array(z.strictObject({ rule: ruleIdSchema, scope: recheckScopeSchema })).max(20_000);

const someRechecks = z.array(recheckIdSchema).min(1).max(10_000);

/** What of a rare case may be edited; its state moves by `guidelines.moveCase`. */
const caseFieldsSchema = rareCaseSchema.omit({ state: true, question: true, signals: true });

/** How many rechecks a call settled, and how many it left alone because they were settled or gone. */
const settledSchema = z.object({ settled: z.number().int(), skipped: z.number().int() });

export type VersionRef = z.infer<typeof versionRefSchema>;
export type RecheckScopes = z.infer<typeof scopesSchema>;
export type CaseFields = z.infer<typeof caseFieldsSchema>;

/**
 * The guideline and all that hangs on it. Everybody reads, asks, acknowledges and rechecks; reviewers and leads keep
 * rare cases; leads edit rules, publish, answer and decide. What a role may not do fails with `guideline.notAllowed`.
 */
export const guidelinesContract = {
  'guidelines.overview': { input: nothing, output: guidelineOverviewSchema },
  'guidelines.versions': { input: nothing, output: z.array(versionViewSchema) },
  /** In the order of the list, without their texts. */
  'guidelines.rules': { input: z.strictObject({ version: versionRefSchema }), output: z.array(ruleOutlineSchema) },
  'guidelines.rule': {
    input: z.strictObject({ rule: ruleIdSchema, version: versionRefSchema }),
    output: ruleViewSchema,
  },
  /** `from` null: everything is new. */
  'guidelines.diff': {
    input: z.strictObject({ from: versionRefSchema.nullable(), to: versionRefSchema }),
    output: z.array(ruleDiffSchema),
  },
  /** What stands beside the canvas for the class and the label under work. */
  'guidelines.panel': {
    input: z.strictObject({ class: classIdSchema.nullable(), annotation: annotationIdSchema.nullable() }),
    output: panelSchema,
  },
  /** Rules in force and rare cases whose words contain the text; at most 100. */
  'guidelines.search': {
    input: z.strictObject({ text: z.string().trim().min(1).max(500) }),
    output: z.array(guidelineHitSchema),
  },

  /** Makes (`rule` null) or changes a rule of the draft; settles a conflict about it. */
  'guidelines.putRule': {
    input: z.strictObject({ rule: ruleIdSchema.nullable(), value: ruleSchema }),
    output: ruleViewSchema,
  },
  /** Puts a rule back to what is in force. */
  'guidelines.resetRule': { input: z.strictObject({ rule: ruleIdSchema }), output: ruleViewSchema },
  /** Only a rule that was never published; others are retired. */
  'guidelines.deleteRule': { input: z.strictObject({ rule: ruleIdSchema }), output: z.null() },
  'guidelines.impact': { input: z.strictObject({ scopes: scopesSchema }), output: impactSchema },
  /**
   * Makes the version, the requests to acknowledge it and the recheck queue that `impact` showed, all or nothing, as a job
   * whose result is a `GuidelinePublication`.
   */
  'guidelines.publish': {
    input: z.strictObject({
      /** The `base` of the impact; `guideline.moved` when another version was published since. */
      base: z.array(guidelineVersionIdSchema).max(1000),
      reason: z.string().trim().min(1).max(10_000),
      scopes: scopesSchema,
    }),
    output: z.object({ job: jobIdSchema }),
  },
  'guidelines.acknowledge': { input: z.strictObject({ version: guidelineVersionIdSchema }), output: z.null() },
  /** Everybody with when they acknowledged a version; null: not yet. */
  'guidelines.acknowledgements': {
    input: z.strictObject({ version: guidelineVersionIdSchema }),
    output: z.array(
      z.object({ member: personSchema, at: z.string().nullable(), calibration: calibrationScoreSchema.nullable() }),
    ),
  },
  /** Up to five disputed places to try a version on; none when no case of it has an answer. */
  'guidelines.calibration': {
    input: z.strictObject({ version: guidelineVersionIdSchema }),
    output: z.array(calibrationItemSchema),
  },
  /** Stores how this member read them, with the acknowledgement. */
  'guidelines.calibrate': {
    input: z.strictObject({
      version: guidelineVersionIdSchema,
      answers: z
        .array(z.strictObject({ place: caseMemberIdSchema, answer: classIdSchema.nullable() }))
        .min(1)
        .max(20),
    }),
    output: calibrationScoreSchema,
  },

  'guidelines.rechecks': {
    input: z.strictObject({
      state: recheckStateSchema.nullable(),
      version: guidelineVersionIdSchema.nullable(),
      /** Only labels that this member made. */
      mine: z.boolean(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({ total: z.number().int(), items: z.array(recheckViewSchema) }),
  },
  /** "Looked at": confirmed when the label is as it was, changed when it was edited or deleted since. */
  'guidelines.settleRechecks': { input: z.strictObject({ rechecks: someRechecks }), output: settledSchema },
  /** Changes the label and settles its recheck: one step of undo on its image. */
  'guidelines.relabelRecheck': {
    input: z.strictObject({
      recheck: recheckIdSchema,
      class: classIdSchema.nullable(),
      geometry: shapeSchema.nullable(),
    }),
    output: recheckViewSchema,
  },
  'guidelines.dismissRechecks': {
    input: z.strictObject({ rechecks: someRechecks, note: remarkSchema(2000) }),
    output: settledSchema,
  },
  'guidelines.reopenRechecks': { input: z.strictObject({ rechecks: someRechecks }), output: settledSchema },
  /** Agreement on the labels that a version re-opened, before it and now; or on a rare case, before its rule changed. */
  'guidelines.comparison': {
    input: z.union([z.strictObject({ version: guidelineVersionIdSchema }), z.strictObject({ case: rareCaseIdSchema })]),
    output: comparisonSchema,
  },
  /** The same for each case that is relabelled or verified; at most 200, the newest. */
  'guidelines.caseComparisons': { input: nothing, output: z.array(caseComparisonSchema) },
  /** How the recheck of a version went so far. */
  'guidelines.outcome': { input: z.strictObject({ version: guidelineVersionIdSchema }), output: outcomeSchema },

  /** Newest first; at most 1,000. */
  'guidelines.questions': {
    input: z.strictObject({
      filter: z.enum(['open', 'answered', 'all']),
      image: imageIdSchema.nullable(),
      mine: z.boolean(),
    }),
    output: z.array(questionViewSchema),
  },
  'guidelines.ask': {
    input: z.strictObject({
      image: imageIdSchema,
      region: shapeSchema.nullable(),
      annotation: annotationIdSchema.nullable(),
      rule: ruleIdSchema.nullable(),
      reason: markdownSchema(20_000).trim().min(1),
    }),
    output: questionViewSchema,
  },
  'guidelines.answer': {
    input: z.strictObject({ question: questionIdSchema, text: markdownSchema(200_000).trim().min(1) }),
    output: questionViewSchema,
  },
  /** Takes back a question of one's own that nobody has answered. */
  'guidelines.withdrawQuestion': { input: z.strictObject({ question: questionIdSchema }), output: z.null() },
  /** The asker has seen these answers. */
  'guidelines.markAnswersSeen': {
    input: z.strictObject({ questions: z.array(questionIdSchema).min(1).max(1000) }),
    output: z.null(),
  },
  /** Makes an answered question a rule of the draft, with its crop as example. */
  'guidelines.ruleFromQuestion': {
    input: z.strictObject({ question: questionIdSchema, title: nameSchema }),
    output: ruleViewSchema,
  },
  /** Makes a question a rare case with its crop as first member. */
  'guidelines.caseFromQuestion': {
    input: z.strictObject({ question: questionIdSchema, title: nameSchema }),
    output: caseViewSchema,
  },

  'guidelines.cases': { input: nothing, output: z.array(caseOutlineSchema) },
  'guidelines.case': { input: z.strictObject({ case: rareCaseIdSchema }), output: caseViewSchema },
  'guidelines.createCase': {
    input: z.strictObject({
      title: nameSchema,
      readings: rareCaseSchema.shape.readings,
      target: rareCaseSchema.shape.target,
      signal: caseSignalSchema,
      members: z.array(regionSchema).max(10_000),
    }),
    output: caseViewSchema,
  },
  /** Decision and rule only by a lead. */
  'guidelines.updateCase': {
    input: z.strictObject({ case: rareCaseIdSchema, value: caseFieldsSchema }),
    output: caseViewSchema,
  },
  /** One step forward, or back to any state; `case.*` errors say what is missing. */
  'guidelines.moveCase': {
    input: z.strictObject({ case: rareCaseIdSchema, to: caseStateSchema }),
    output: caseViewSchema,
  },
  /** Places that are members already are left out. */
  'guidelines.addCaseMembers': {
    input: z.strictObject({
      case: rareCaseIdSchema,
      members: z.array(regionSchema).min(1).max(10_000),
      signal: caseSignalSchema,
    }),
    output: caseViewSchema,
  },
  'guidelines.removeCaseMembers': {
    input: z.strictObject({ case: rareCaseIdSchema, members: z.array(caseMemberIdSchema).min(1).max(10_000) }),
    output: caseViewSchema,
  },
  'guidelines.deleteCase': { input: z.strictObject({ case: rareCaseIdSchema }), output: z.null() },

  /** Places to take an example from: labels of classes, or the members of a case. */
  'guidelines.places': {
    input: z.strictObject({
      from: z.union([
        z.strictObject({ classes: z.array(classIdSchema).max(1000) }),
        z.strictObject({ case: rareCaseIdSchema }),
      ]),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ total: z.number().int(), items: z.array(regionSchema) }),
  },
  /** Looks through the project for what may be rare cases, as a job; `suggestions` has what it found. */
  'guidelines.findSignals': { input: nothing, output: z.object({ job: jobIdSchema }) },
  /** What the last search found, without what was put aside or is a case by now; null: nobody has looked yet. */
  'guidelines.suggestions': { input: nothing, output: suggestionsSchema.nullable() },
  /** These objects are no case: they are not suggested again, to nobody. */
  'guidelines.dismissSuggestion': {
    input: z.strictObject({ objects: z.array(uuidSchema).min(1).max(10_000) }),
    output: z.null(),
  },
  /** The decided cases that look like a place. */
  'guidelines.lookAlikes': {
    input: z.strictObject({
      image: imageIdSchema,
      region: shapeSchema,
      class: classIdSchema.nullable(),
      annotation: annotationIdSchema.nullable(),
    }),
    output: lookAlikesSchema,
  },

  /** Writes `guideline.md` and its pictures into a folder that is empty or does not exist, as a job. */
  'guidelines.export': {
    input: z.strictObject({ folder: path, version: versionRefSchema }),
    output: z.object({ job: jobIdSchema }),
  },
  /** Reads such a folder into the draft; as a job; nothing is written when anything in it is malformed. */
  'guidelines.import': { input: z.strictObject({ folder: path }), output: z.object({ job: jobIdSchema }) },
  /** Everybody, e.g. to choose the owner of a case. */
  'guidelines.members': { input: nothing, output: z.array(personSchema) },
} as const satisfies Contract;
