import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId, MemberId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { annotationById } from '@main/db/queries/annotations';
import { acknowledgementId } from '@main/guidelines/acknowledge';
import { draftState } from '@main/guidelines/draft-changes';
import { impactOfDraft } from '@main/guidelines/impact';
import { owesAcknowledgement } from '@main/guidelines/news';
import { panelFor } from '@main/guidelines/panel';
import { publish } from '@main/guidelines/publish';
import { listRules, putRule, viewRule } from '@main/guidelines/rules';
import { searchGuideline } from '@main/guidelines/search';
import { guidelineProject, sizes, words } from './support/guideline-project';
import { quantiles } from './support/measure';

// What the panel costs at each selection with 2,000 rules (10 MB) and 5,000 cases, against the least that a selection
// costs anyway: reading the label that was selected. `owing` is the same for a member who has read an older version, so
// that what is new is marked.

const rounds = 200;
const unwatched = { signal: new AbortController().signal, progress: () => undefined };

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
try {
  const { store: lead, drawn } = guidelineProject(folder, sizes.labels);
  const annotator = newId<MemberId>();
  commit(lead, [{ kind: 'member', entity: annotator, value: { name: 'Mina', role: 'annotator' } }], 'no-undo');
  const selected = (round: number): AnnotationId => drawn[(round * 7919) % drawn.length]!;
  const base = () => draftState(lead).base.map(({ id }) => id);
  const all = Array.from({ length: rounds }, (_, round) => round);
  const panels = (store: typeof lead) =>
    quantiles(all.map((round) => time(() => panelFor(store, { class: null, annotation: selected(round) }))));

  const impactMs = time(() => impactOfDraft(lead, []));
  const publishing = performance.now();
  await publish(lead, { base: base(), reason: 'Bench', scopes: [] }, unwatched);
  const publishMs = performance.now() - publishing;
  const [version] = base();
  const read = { version: version!, member: annotator, at: '2026-01-02T00:00:00.000Z' };
  commit(lead, [{ kind: 'acknowledgement', entity: acknowledgementId(version!, annotator), value: read }], 'no-undo');
  const firstMs = time(() => panelFor(lead, { class: null, annotation: selected(0) }));
  const panel = panels(lead);
  const floor = quantiles(all.map((round) => time(() => annotationById(lead.db, selected(round)))));
  const search = quantiles(all.slice(0, 20).map(() => time(() => searchGuideline(lead, 'nothing of the kind'))));

  const [first] = listRules(lead, 'draft');
  putRule(lead, first!.id, { ...viewRule(lead, first!.id).value, text: 'Otherwise.' });
  await publish(lead, { base: base(), reason: 'Bench', scopes: [] }, unwatched);
  const mina = { ...lead, member: annotator };
  if (!owesAcknowledgement(mina)) throw new Error('The member was to owe an acknowledgement');
  const nextVersionMs = time(() => panelFor(mina, { class: null, annotation: selected(0) }));
  const owing = panels(mina);
  lead.db.close();
  const megabytes = Math.round((sizes.rules * words.length) / 1e6);
  const machine = { cores: cpus().length, load: loadavg()[0] };
  const costs = { panel, owing, floor, ratio: panel.p50Ms / floor.p50Ms, firstMs, nextVersionMs, search };
  const result = { name: 'guideline-panel', ...machine, ...sizes, megabytes, ...costs, impactMs, publishMs };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
