import type { GuidelineHit } from '@shared/contract/guideline-views';
import { currentVersion } from '@main/db/queries/guideline-versions';
import { casesContaining } from '@main/db/queries/rare-cases';
import type { Store } from '@main/db/store';
import { rulesOfVersion } from './rule-sets';

const MOST = 100;
const AROUND = 80;

/** Rules in force, then rare cases, whose words contain a text, whatever its case. */
export function searchGuideline(store: Store, text: string): GuidelineHit[] {
  const current = currentVersion(store.db);
  const hits: GuidelineHit[] = [];
  for (const [id, rule] of current ? rulesOfVersion(store, current) : []) {
    if (hits.length >= MOST) return hits;
    const found = excerptOf([rule.title, rule.situation, rule.text, rule.rationale], text);
    if (found !== null) hits.push({ kind: 'rule', id, title: rule.title, excerpt: found });
  }
  for (const found of casesContaining(store.db, text, MOST - hits.length)) {
    const words = [found.title, found.decision, ...found.readings.map((reading) => reading.text)];
    const excerpt = excerptOf(words, text);
    if (excerpt !== null) hits.push({ kind: 'case', id: found.id, title: found.title, excerpt });
  }
  return hits;
}

/** The words around the first place of a text; null when there is none. */
function excerptOf(fields: readonly string[], text: string): string | null {
  const wanted = text.toLowerCase();
  for (const field of fields) {
    const at = field.toLowerCase().indexOf(wanted);
    if (at < 0) continue;
    const start = Math.max(0, at - AROUND);
    const end = Math.min(field.length, at + text.length + AROUND);
    return `${start > 0 ? '…' : ''}${field.slice(start, end)}${end < field.length ? '…' : ''}`;
  }
  return null;
}
