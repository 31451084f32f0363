import type { Acknowledgement } from '@shared/model/acknowledgement';
import type { CaseDismissal } from '@shared/model/case-dismissal';
import type { CaseMember } from '@shared/model/case-member';
import type { GuidelineVersion } from '@shared/model/guideline-version';
import type { Question } from '@shared/model/question';
import type { RareCase } from '@shared/model/rare-case';
import type { Recheck } from '@shared/model/recheck';
import type { Rule } from '@shared/model/rule';
import type { Uuid } from '@shared/lib/uuid';
import { blobOf, blobOfKey } from './blob';

// The rows of the guideline's records, without their ids.

type Row = Readonly<Record<string, unknown>>;

export function ruleRow(value: Rule): Row {
  return {
    title: value.title,
    classes: JSON.stringify(value.classes),
    situation: value.situation,
    text: value.text,
    rationale: value.rationale,
    examples: JSON.stringify(value.examples),
    status: value.status,
    position: value.order,
    question: blobOrNull(value.question),
    attributes: JSON.stringify(value.attributes ?? []),
  };
}

export function guidelineVersionRow(value: GuidelineVersion): Row {
  return {
    number: value.number,
    parents: JSON.stringify(value.parents),
    author: blobOf(value.author),
    published_at: value.publishedAt,
    reason: value.reason,
    rules: JSON.stringify(value.rules),
  };
}

export function rareCaseRow(value: RareCase): Row {
  return {
    title: value.title,
    readings: JSON.stringify(value.readings),
    signals: JSON.stringify(value.signals),
    owner: blobOrNull(value.owner),
    decision: value.decision,
    rule: blobOrNull(value.rule),
    target: value.target,
    state: value.state,
    question: blobOrNull(value.question),
    answer: value.answer ? JSON.stringify(value.answer) : null,
  };
}

export function caseMemberRow(value: CaseMember): Row {
  return {
    rare_case: blobOf(value.case),
    image: blobOf(value.image),
    region: JSON.stringify(value.region),
    annotation: blobOrNull(value.annotation),
    signal: value.signal,
    added_by: blobOf(value.addedBy),
  };
}

export function questionRow(value: Question): Row {
  return {
    image: blobOf(value.image),
    region: value.region && JSON.stringify(value.region),
    annotation: blobOrNull(value.annotation),
    rule: blobOrNull(value.rule),
    asked_by: blobOf(value.askedBy),
    asked_at: value.askedAt,
    reason: value.reason,
    answer: value.answer && JSON.stringify(value.answer),
    told: value.told ? 1 : 0,
    became_rule: blobOrNull(value.becameRule),
    became_case: blobOrNull(value.becameCase),
  };
}

export function acknowledgementRow(value: Acknowledgement): Row {
  return {
    version: blobOf(value.version),
    member: blobOf(value.member),
    at: value.at,
    calibration: value.calibration ? JSON.stringify(value.calibration) : null,
  };
}

export function caseDismissalRow(value: CaseDismissal): Row {
  return { objects: JSON.stringify(value.objects), by_member: blobOf(value.by), at: value.at };
}

export function recheckRow(value: Recheck): Row {
  return {
    version: blobOf(value.version),
    annotation: blobOf(value.annotation),
    image: blobOf(value.image),
    author: blobOrNull(value.author),
    rules: JSON.stringify(value.rules),
    made_under: blobOrNull(value.madeUnder),
    made: blobOfKey(value.made),
    state: value.state,
    settled: value.settled && JSON.stringify(value.settled),
  };
}

export function blobOrNull(id: Uuid | null | undefined): Buffer | null {
  return id ? blobOf(id) : null;
}
