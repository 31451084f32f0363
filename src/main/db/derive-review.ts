import type { Disclosure } from '@shared/model/disclosure';
import type { Feedback } from '@shared/model/feedback';
import type { GoldImage } from '@shared/model/gold-image';
import type { Resolution } from '@shared/model/resolution';
import type { Submission } from '@shared/model/submission';
import type { Thread, ThreadComment } from '@shared/model/thread';
import { blobOf } from './blob';
import { blobOrNull } from './derive-guidelines';

// The rows of the review's records, without their ids.

type Row = Readonly<Record<string, unknown>>;

export function resolutionRow(value: Resolution): Row {
  return {
    image: blobOf(value.image),
    inputs: JSON.stringify(value.inputs),
    objects: JSON.stringify(value.objects),
    method: value.method,
    threshold: value.threshold,
    decided_by: blobOf(value.by),
    at: value.at,
    comment: value.comment,
    rare_case: blobOrNull(value.case),
  };
}

export function submissionRow(value: Submission): Row {
  return { image: blobOf(value.image), member: blobOf(value.member), at: value.at };
}

export function threadRow(value: Thread): Row {
  return {
    image: blobOf(value.image),
    region: value.region && JSON.stringify(value.region),
    annotation: blobOrNull(value.annotation),
    opened_by: blobOf(value.by),
    at: value.at,
    state: value.state,
  };
}

export function threadCommentRow(value: ThreadComment): Row {
  return { thread: blobOf(value.thread), author: blobOf(value.author), at: value.at, text: value.text };
}

export function feedbackRow(value: Feedback): Row {
  const { member, images, sealed, at } = value;
  return { member: blobOf(member), images, sealed, at };
}

export function goldImageRow(value: GoldImage): Row {
  return {
    image: blobOf(value.image),
    expected: value.expected && JSON.stringify(value.expected),
    set_by: blobOf(value.by),
    at: value.at,
  };
}

export function disclosureRow({ image, member, label, basis, sealed }: Disclosure): Row {
  return { image: blobOf(image), member: blobOf(member), label: blobOrNull(label), basis, sealed };
}
