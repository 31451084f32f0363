import type { z } from 'zod';
import type { Acknowledgement } from '../model/acknowledgement';
import { acknowledgementSchema } from '../model/acknowledgement';
import type { Annotation } from '../model/annotation';
import { annotationSchema } from '../model/annotation';
import type { Beacon } from '../model/beacon';
import { beaconSchema } from '../model/beacon';
import type { CaseDismissal } from '../model/case-dismissal';
import { caseDismissalSchema } from '../model/case-dismissal';
import type { Assignment } from '../model/assignment';
import { assignmentSchema } from '../model/assignment';
import type { CaseMember } from '../model/case-member';
import { caseMemberSchema } from '../model/case-member';
import type { Disclosure } from '../model/disclosure';
import { disclosureSchema } from '../model/disclosure';
import type { Feedback } from '../model/feedback';
import { feedbackSchema } from '../model/feedback';
import type { GuidelineVersion } from '../model/guideline-version';
import { guidelineVersionSchema } from '../model/guideline-version';
import type { GoldImage } from '../model/gold-image';
import { goldImageSchema } from '../model/gold-image';
import type { Image } from '../model/image';
import { imageSchema } from '../model/image';
import type { ImageTag } from '../model/image-tag';
import { imageTagSchema } from '../model/image-tag';
import type { LabelClass } from '../model/label-class';
import { labelClassSchema } from '../model/label-class';
import type { KeyGrant } from '../model/key-grant';
import { keyGrantSchema } from '../model/key-grant';
import type { Member } from '../model/member';
import { memberSchema } from '../model/member';
import type { Prediction } from '../model/prediction';
import { predictionSchema } from '../model/prediction';
import type { Project } from '../model/project';
import { projectSchema } from '../model/project';
import type { Question } from '../model/question';
import { questionSchema } from '../model/question';
import type { RareCase } from '../model/rare-case';
import { rareCaseSchema } from '../model/rare-case';
import type { Recheck } from '../model/recheck';
import { recheckSchema } from '../model/recheck';
import type { Resolution } from '../model/resolution';
import { resolutionSchema } from '../model/resolution';
import type { Relation } from '../model/relation';
import { relationSchema } from '../model/relation';
import type { Root } from '../model/root';
import { rootSchema } from '../model/root';
import type { Rule } from '../model/rule';
import { ruleSchema } from '../model/rule';
import type { SkeletonTemplate } from '../model/skeleton-template';
import { skeletonTemplateSchema } from '../model/skeleton-template';
import type {
  AcknowledgementId,
  AssignmentId,
  AnnotationId,
  BeaconId,
  CaseDismissalId,
  CaseMemberId,
  ClassId,
  DisclosureId,
  GuidelineVersionId,
} from '../model/ids';
import type { Submission } from '../model/submission';
import { submissionSchema } from '../model/submission';
import type { Thread, ThreadComment } from '../model/thread';
import { threadCommentSchema, threadSchema } from '../model/thread';
import type { ImageId, ImageTagId, MemberId, PredictionId, ProjectId, QuestionId, RareCaseId } from '../model/ids';
import type {
  FeedbackId,
  GoldImageId,
  KeyGrantId,
  RecheckId,
  RelationId,
  ResolutionId,
  RootId,
  RuleId,
  SkeletonTemplateId,
} from '../model/ids';
import type { SubmissionId, ThreadCommentId, ThreadId } from '../model/ids';

/** The record of each kind of entity, and the brand of its id. */
export interface Entities {
  project: { id: ProjectId; value: Project };
  member: { id: MemberId; value: Member };
  class: { id: ClassId; value: LabelClass };
  root: { id: RootId; value: Root };
  image: { id: ImageId; value: Image };
  annotation: { id: AnnotationId; value: Annotation };
  prediction: { id: PredictionId; value: Prediction };
  rule: { id: RuleId; value: Rule };
  guidelineVersion: { id: GuidelineVersionId; value: GuidelineVersion };
  rareCase: { id: RareCaseId; value: RareCase };
  caseMember: { id: CaseMemberId; value: CaseMember };
  question: { id: QuestionId; value: Question };
  acknowledgement: { id: AcknowledgementId; value: Acknowledgement };
  recheck: { id: RecheckId; value: Recheck };
  caseDismissal: { id: CaseDismissalId; value: CaseDismissal };
  skeletonTemplate: { id: SkeletonTemplateId; value: SkeletonTemplate };
  relation: { id: RelationId; value: Relation };
  imageTag: { id: ImageTagId; value: ImageTag };
  resolution: { id: ResolutionId; value: Resolution };
  assignment: { id: AssignmentId; value: Assignment };
  submission: { id: SubmissionId; value: Submission };
  thread: { id: ThreadId; value: Thread };
  threadComment: { id: ThreadCommentId; value: ThreadComment };
  goldImage: { id: GoldImageId; value: GoldImage };
  feedback: { id: FeedbackId; value: Feedback };
  keyGrant: { id: KeyGrantId; value: KeyGrant };
  beacon: { id: BeaconId; value: Beacon };
  disclosure: { id: DisclosureId; value: Disclosure };
}

export type Kind = keyof Entities;

/**
 * Who will read a change once it travels (sync.md 2.1): everybody; its author and the reviewers; or the reviewers alone,
 * for what annotators are measured by must not lie on their machines. A device writes one feed for each.
 */
export const channels = ['public', 'labels', 'review'] as const;
export type Channel = (typeof channels)[number];

interface KindDefinition {
  /** Stored and hashed; never reused. */
  readonly code: number;
  /** Raised when the payload gains a meaning that older versions cannot ignore. */
  readonly version: number;
  readonly channel: Channel;
  readonly schema: z.ZodType;
  /** Written once: nothing may change or delete it, because others point at what it says. */
  readonly immutable?: true;
}

export const kinds: Readonly<Record<Kind, KindDefinition>> = {
  project: { code: 1, version: 2, channel: 'public', schema: projectSchema },
  member: { code: 2, version: 2, channel: 'public', schema: memberSchema },
  class: { code: 3, version: 2, channel: 'public', schema: labelClassSchema },
  root: { code: 4, version: 1, channel: 'public', schema: rootSchema },
  image: { code: 5, version: 1, channel: 'public', schema: imageSchema },
  annotation: { code: 6, version: 4, channel: 'labels', schema: annotationSchema },
  prediction: { code: 7, version: 3, channel: 'public', schema: predictionSchema },
  rule: { code: 8, version: 2, channel: 'public', schema: ruleSchema },
  guidelineVersion: { code: 9, version: 1, channel: 'public', schema: guidelineVersionSchema, immutable: true },
  rareCase: { code: 10, version: 2, channel: 'public', schema: rareCaseSchema },
  caseMember: { code: 11, version: 1, channel: 'public', schema: caseMemberSchema },
  question: { code: 12, version: 1, channel: 'public', schema: questionSchema },
  acknowledgement: { code: 13, version: 2, channel: 'public', schema: acknowledgementSchema },
  recheck: { code: 14, version: 1, channel: 'public', schema: recheckSchema },
  caseDismissal: { code: 20, version: 1, channel: 'public', schema: caseDismissalSchema },
  imageTag: { code: 15, version: 1, channel: 'labels', schema: imageTagSchema },
  resolution: { code: 30, version: 1, channel: 'review', schema: resolutionSchema },
  submission: { code: 31, version: 1, channel: 'public', schema: submissionSchema },
  thread: { code: 32, version: 1, channel: 'public', schema: threadSchema },
  threadComment: { code: 33, version: 1, channel: 'public', schema: threadCommentSchema },
  goldImage: { code: 34, version: 1, channel: 'review', schema: goldImageSchema },
  feedback: { code: 35, version: 2, channel: 'public', schema: feedbackSchema },
  keyGrant: { code: 41, version: 1, channel: 'public', schema: keyGrantSchema, immutable: true },
  beacon: { code: 42, version: 1, channel: 'public', schema: beaconSchema },
  disclosure: { code: 44, version: 1, channel: 'public', schema: disclosureSchema },
  assignment: { code: 40, version: 1, channel: 'public', schema: assignmentSchema },
  skeletonTemplate: { code: 16, version: 1, channel: 'public', schema: skeletonTemplateSchema },
  relation: { code: 17, version: 1, channel: 'labels', schema: relationSchema },
};

const kindByCode = new Map(Object.entries(kinds).map(([kind, { code }]) => [code, kind as Kind]));

/** @returns undefined for a code that a newer Plumbline wrote. */
export function kindOfCode(code: number): Kind | undefined {
  return kindByCode.get(code);
}
