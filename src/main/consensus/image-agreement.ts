import { clusterObjects } from '@shared/agreement/objects/cluster';
import { objectAgreement } from '@shared/agreement/objects/object-agreement';
import { similarityOn } from '@shared/agreement/objects/similarity';
import type { ImageAgreement } from '@shared/contract/agreement';
import type { AnnotationId, ImageId } from '@shared/model/ids';
import { imageSummary } from '@main/db/queries/images';
import { memberById } from '@main/db/queries/members';
import { submissionsOf } from '@main/db/queries/submissions';
import type { Store } from '@main/db/store';
import { readImage } from './readings';

/** Least similarity of two labels that may be one thing, as the review begins with. */
const THRESHOLD = 0.5;

/** How far the others agree with each label; an annotator is told nothing before submitting. */
export function imageAgreement(store: Store, image: ImageId): ImageAgreement {
  const { db, member } = store;
  const isDone = submissionsOf(db, image).some((submission) => submission.member === member);
  if (memberById(db, member)?.role === 'annotator' && !isDone) return { type: 'blind' };
  const size = imageSummary(db, image);
  const { members, submitted, sigmas } = readImage(store, image);
  if (!size || submitted.length < 2) return { type: 'alone' };
  const similarity = similarityOn(size.width, size.height, sigmas);
  const found = objectAgreement(clusterObjects(members, THRESHOLD, similarity), submitted, similarity);
  return {
    type: 'known',
    looked: submitted.length,
    labels: [...found].map(([id, agreement]) => ({ id: id as AnnotationId, agreement })),
  };
}
