import type { Impact, MatchReason } from '@shared/contract/guideline-views';
import type { RecheckScopes } from '@shared/contract/guidelines';
import { paceOf } from '@shared/guidelines/pace';
import type { ClassId, GuidelineVersionId, RuleId } from '@shared/model/ids';
import { annotationById } from '@main/db/queries/annotations';
import { labellingTimes } from '@main/db/queries/changes';
import type { Store } from '@main/db/store';
import { matchDraft, type Match } from './match-draft';
import { requireRole } from './rights';

const SAMPLE = 30;
const PACE_CHANGES = 20_000;

/**
 * What publishing the draft would re-open, with why, a sample and what it costs.
 *
 * @param model what embeddings are kept under; null: pictures cannot be compared.
 * @throws UserError `guideline.notAllowed`.
 */
export function impactOfDraft(store: Store, scopes: RecheckScopes, model: Buffer | null = null): Impact {
  requireRole(store, 'lead');
  const { state, scopes: chosen, matches, alike, unseen } = matchDraft(store, scopes, model);
  const counts = new Map<RuleId, number>();
  const byClass = new Map<ClassId, number>();
  const byVersion = new Map<GuidelineVersionId | null, number>();
  const byReason = new Map<MatchReason, number>();
  for (const match of matches.values()) {
    for (const rule of match.rules) increase(counts, rule);
    for (const reason of match.reasons) increase(byReason, reason);
    increase(byClass, match.class);
    increase(byVersion, match.guideline);
  }
  const pace = paceOf(labellingTimes(store.db, PACE_CHANGES));
  return {
    base: state.base.map(({ id }) => id),
    conflicts: [...state.conflicts],
    rules: state.changes.map(({ rule, change, substance, after, before }) => ({
      rule,
      title: (after ?? before[0])?.title ?? '',
      change,
      substance,
      scope: chosen.get(rule) ?? 'none',
      labels: counts.get(rule) ?? 0,
      alike: alike.get(rule) ?? null,
    })),
    labels: matches.size,
    byClass: [...byClass].map(([label, labels]) => ({ class: label, labels })),
    byVersion: [...byVersion].map(([version, labels]) => ({ version, labels })),
    byReason: [...byReason].map(([reason, labels]) => ({ reason, labels })),
    looks: alike.size === 0 ? null : { model: model !== null, unseen },
    sample: sampleOf(store, [...matches.values()]),
    hours: pace && (pace.secondsPerLabel * matches.size) / 3600,
    pace,
  };
}

/** At most `SAMPLE` of the labels, spread evenly. */
function sampleOf({ db }: Store, matches: readonly Match[]): Impact['sample'] {
  const count = Math.min(SAMPLE, matches.length);
  return Array.from({ length: count }, (_, index) => matches[Math.floor((index * matches.length) / count)]).flatMap(
    (match) => {
      const label = match && annotationById(db, match.id);
      if (!label) return [];
      const { id, image, class: labelClass, geometry } = label;
      const like = match.like
        ? { image: match.like.like.image, region: match.like.like.region, similarity: match.like.similarity }
        : null;
      const reasons = [...match.reasons];
      return [{ annotation: id, image, class: labelClass, geometry, rules: match.rules, reasons, like }];
    },
  );
}

function increase<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
