import type { Geometry } from '../geometry/geometry';
import type { RuleId } from '../model/ids';
import type { RuleStatus } from '../model/rule';

/** A guideline as it stands in a file: what is said to people is Markdown, what only Plumbline needs is in comments. */
export interface GuidelineDocument {
  readonly project: string;
  /** Null for a draft. */
  readonly version: {
    readonly number: number;
    readonly author: string;
    readonly publishedAt: string;
    readonly reason: string;
  } | null;
  readonly rules: readonly DocumentRule[];
}

export interface DocumentRule {
  readonly id: RuleId;
  readonly title: string;
  /** Names: ids mean nothing outside the project. */
  readonly classes: readonly string[];
  /** `value` null: any answer; a text is the name of an option. */
  readonly attributes: readonly DocumentAttribute[];
  readonly situation: string;
  readonly text: string;
  readonly rationale: string;
  readonly status: RuleStatus;
  readonly examples: readonly DocumentExample[];
}

export interface DocumentAttribute {
  readonly class: string;
  readonly attribute: string;
  readonly value: boolean | string | null;
}

export interface DocumentExample {
  readonly verdict: 'good' | 'bad';
  /** SHA-256 of the picture, or empty when it is gone. */
  readonly sha256: string;
  readonly region: Geometry;
  readonly note: string;
  /** Path of the crop below the folder; null when it could not be cut out. */
  readonly crop: string | null;
}
